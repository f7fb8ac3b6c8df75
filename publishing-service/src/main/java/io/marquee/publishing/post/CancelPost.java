package io.marquee.publishing.post;

import io.marquee.service.audit.Audit;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops a post that is not under way. */
@Service
public class CancelPost {

  private final Posts posts;
  private final Clock clock;
  private final Audit audit;

  CancelPost(Posts posts, Clock clock, Audit audit) {
    this.posts = posts;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Cancels it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    var before = post.audited();
    post.cancel(clock.instant());
    posts.save(post);
    audit.changed("cancelled", before, post.audited());
  }
}
