package io.marquee.publishing.post;

import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a post its time, or another one. */
@Service
public class SchedulePost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;
  private final Audit audit;

  SchedulePost(Posts posts, PostRules rules, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Schedules it.
   *
   * @param id which
   * @param at when
   */
  @Transactional
  public void run(Post.Id id, Instant at) {
    Post post = posts.getLocked(id);
    rules.requireApproved(post);
    rules.requireFuture(at, "/at");
    rules.requireFlawless(post);
    var before = post.audited();
    post.schedule(at, clock.instant());
    posts.save(post);
    audit.changed("scheduled", before, post.audited());
  }
}
