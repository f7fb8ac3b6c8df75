package io.marquee.publishing.approval;

import io.marquee.service.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores, in the transaction that begins a stage, the job that will look after it. */
@Component
class ReminderQueue {

  private final Jobs jobs;
  private final RemindOfApproval remindOfApproval;

  ReminderQueue(Jobs jobs, RemindOfApproval remindOfApproval) {
    this.jobs = jobs;
    this.remindOfApproval = remindOfApproval;
  }

  @EventListener
  void on(Approval.ReminderPlanned event) {
    var piece = new RemindOfApproval.Piece(event.approval(), event.place());
    jobs.schedule(remindOfApproval, piece.id(), piece, event.at());
  }
}
