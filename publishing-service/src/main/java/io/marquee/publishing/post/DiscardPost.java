package io.marquee.publishing.post;

import io.marquee.web.IfMatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a post that has appeared nowhere. */
@Service
public class DiscardPost {

  private final Posts posts;

  DiscardPost(Posts posts) {
    this.posts = posts;
  }

  /**
   * Deletes it.
   *
   * @param id which
   * @param seen the version that somebody wants to be gone
   */
  @Transactional
  public void run(Post.Id id, IfMatch seen) {
    Post post = posts.getLocked(id);
    seen.check(post.version());
    post.discard();
    posts.delete(post);
  }
}
