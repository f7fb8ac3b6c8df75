package io.marquee.publishing.post;

import io.marquee.web.FieldError;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what the platforms would refuse, without publishing anything. */
@Service
public class ValidatePost {

  private final Posts posts;
  private final PostRules rules;

  ValidatePost(Posts posts, PostRules rules) {
    this.posts = posts;
    this.rules = rules;
  }

  /**
   * Looks at a post.
   *
   * @param id which
   * @return what is wrong, with pointers into the post; empty when all is well
   */
  @Transactional
  public List<FieldError> run(Post.Id id) {
    return rules.flaws(posts.getLocked(id));
  }
}
