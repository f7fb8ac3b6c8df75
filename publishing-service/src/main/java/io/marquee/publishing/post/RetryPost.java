package io.marquee.publishing.post;

import io.marquee.service.audit.Audit;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends what failed of a post, or has an unknown outcome, on its way again. */
@Service
public class RetryPost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;
  private final Audit audit;

  RetryPost(Posts posts, PostRules rules, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Retries it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    rules.requireApproved(post);
    rules.requireFlawless(post);
    var before = post.audited();
    post.retry(clock.instant());
    posts.save(post);
    audit.changed("retried", before, post.audited());
  }
}
