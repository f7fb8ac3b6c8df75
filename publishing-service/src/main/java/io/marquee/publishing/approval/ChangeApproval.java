package io.marquee.publishing.approval;

import io.marquee.publishing.post.PostReviews;
import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whom a stage waits for, until when, and how much. */
@Service
public class ChangeApproval {

  private final PostReviews posts;
  private final Approvals approvals;
  private final Clock clock;
  private final Audit audit;

  ChangeApproval(PostReviews posts, Approvals approvals, Clock clock, Audit audit) {
    this.posts = posts;
    this.approvals = approvals;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Changes it.
   *
   * @param id which approval
   * @param seen the version that the change is made to
   * @param how the terms after the change, by those before
   * @param by who
   */
  @Transactional
  public void run(UUID id, IfMatch seen, UnaryOperator<Terms> how, UUID by) {
    UUID post = approvals.postOf(id).orElseThrow(() -> new NotFound("approval", id));
    posts.holdOwn(post);
    Approval approval = approvals.findById(id).orElseThrow(() -> new NotFound("approval", id));
    seen.check(approval.version());
    approval.requirePending();
    Terms before = approval.terms();
    Terms after = how.apply(before);
    if (!Objects.equals(before.dueAt(), after.dueAt())) {
      DueTimes.require(after.dueAt(), clock.instant());
    }
    var facts = approval.audited();
    approval.change(after, by, clock.instant());
    approvals.save(approval);
    audit.changed("updated", facts, approval.audited());
  }
}
