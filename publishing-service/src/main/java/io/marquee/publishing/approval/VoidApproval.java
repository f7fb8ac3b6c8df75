package io.marquee.publishing.approval;

import io.marquee.publishing.post.Post;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends approvals of posts that are not what was submitted, in the transaction that changes them.
 */
@Component
class VoidApproval {

  private final Approvals approvals;
  private final Clock clock;
  private final Audit audit;

  VoidApproval(Approvals approvals, Clock clock, Audit audit) {
    this.approvals = approvals;
    this.clock = clock;
    this.audit = audit;
  }

  @EventListener
  void on(Post.ReviewVoided event) {
    approvals
        .findById(event.approval())
        .ifPresent(
            approval -> {
              var before = approval.audited();
              approval.voidBecause(
                  event.reason(),
                  CurrentCaller.find().map(Caller::userId).orElse(null),
                  clock.instant());
              approvals.save(approval);
              audit.changed("voided", before, approval.audited());
            });
  }
}
