package io.marquee.publishing.post;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends what failed of a post, or has an unknown outcome, on its way again. */
@Service
public class RetryPost {

  private final Posts posts;
  private final Clock clock;

  RetryPost(Posts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  /**
   * Retries it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    post.retry(clock.instant());
    posts.save(post);
  }
}
