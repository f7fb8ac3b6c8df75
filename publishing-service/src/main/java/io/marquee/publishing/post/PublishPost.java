package io.marquee.publishing.post;

import io.marquee.service.audit.Audit;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a post on its way now. */
@Service
public class PublishPost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;
  private final Audit audit;

  PublishPost(Posts posts, PostRules rules, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Publishes it.
   *
   * @param id which
   */
  @Transactional
  public void run(Post.Id id) {
    Post post = posts.getLocked(id);
    rules.requireApproved(post);
    rules.requireFlawless(post);
    var before = post.audited();
    post.publish(clock.instant());
    posts.save(post);
    audit.changed("publish_requested", before, post.audited());
  }
}
