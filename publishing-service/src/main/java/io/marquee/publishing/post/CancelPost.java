package io.marquee.publishing.post;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops a post that is not under way. */
@Service
public class CancelPost {

  private final Posts posts;
  private final Clock clock;

  CancelPost(Posts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  /**
   * Cancels it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    post.cancel(clock.instant());
    posts.save(post);
  }
}
