package io.marquee.publishing.approval.messaging;

import io.marquee.events.publishing.ApprovalDue;
import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.publishing.ApprovalVoided;
import io.marquee.events.publishing.ChangesRequested;
import io.marquee.events.publishing.PostApproved;
import io.marquee.outbox.Outbox;
import io.marquee.publishing.approval.Approval;
import io.marquee.publishing.approval.Approval.About;
import io.marquee.publishing.approval.Approval.Waiting;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the others what becomes of approvals. What people say about them goes into no event. */
@Component
class ApprovalAnnouncer {

  private final Outbox outbox;

  ApprovalAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Approval.Requested event) {
    Waiting waiting = event.waiting();
    About about = waiting.about();
    outbox.append(
        new ApprovalRequested(
            about.postId(),
            about.filmId(),
            about.title(),
            about.approvalId(),
            waiting.stageId(),
            waiting.stage(),
            waiting.audience().code(),
            waiting.assigneeId(),
            about.by(),
            waiting.dueAt()));
  }

  @EventListener
  void on(Approval.Due event) {
    Waiting waiting = event.waiting();
    About about = waiting.about();
    outbox.append(
        new ApprovalDue(
            about.postId(),
            about.filmId(),
            about.title(),
            about.approvalId(),
            waiting.stageId(),
            waiting.stage(),
            waiting.audience().code(),
            waiting.assigneeId(),
            about.by(),
            Objects.requireNonNull(waiting.dueAt(), "the time of what is due")));
  }

  @EventListener
  void on(Approval.Approved event) {
    About about = event.about();
    outbox.append(
        new PostApproved(
            about.postId(),
            about.filmId(),
            about.title(),
            about.approvalId(),
            event.contentHash(),
            about.by()));
  }

  @EventListener
  void on(Approval.Rejected event) {
    About about = event.about();
    outbox.append(
        new ChangesRequested(
            about.postId(),
            about.filmId(),
            about.title(),
            about.approvalId(),
            event.stage(),
            event.audience().code(),
            about.by()));
  }

  @EventListener
  void on(Approval.Voided event) {
    About about = event.about();
    outbox.append(
        new ApprovalVoided(
            about.postId(),
            about.filmId(),
            about.title(),
            about.approvalId(),
            event.reason().code(),
            about.by()));
  }
}
