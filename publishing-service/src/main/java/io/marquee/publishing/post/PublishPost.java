package io.marquee.publishing.post;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a post on its way now. */
@Service
public class PublishPost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;

  PublishPost(Posts posts, PostRules rules, Clock clock) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Publishes it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    rules.requireFlawless(post);
    post.publish(clock.instant());
    posts.save(post);
  }
}
