package io.marquee.publishing.approval;

import io.marquee.publishing.post.PostReviews;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds once per stage, however often its job runs. */
@Service
class Reminders {

  private final Approvals approvals;
  private final PostReviews posts;
  private final Clock clock;

  Reminders(Approvals approvals, PostReviews posts, Clock clock) {
    this.approvals = approvals;
    this.posts = posts;
    this.clock = clock;
  }

  @Transactional
  void run(RemindOfApproval.Piece piece) {
    var post = approvals.postOf(piece.approvalId());
    if (post.isEmpty()) return;
    posts.hold(post.get());
    approvals
        .findById(piece.approvalId())
        .filter(approval -> approval.remind(piece.place(), clock.instant()))
        .ifPresent(approvals::save);
  }
}
