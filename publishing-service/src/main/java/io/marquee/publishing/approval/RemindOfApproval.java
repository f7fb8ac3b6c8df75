package io.marquee.publishing.approval;

import io.marquee.publishing.workspace.KnownWorkspace;
import io.marquee.publishing.workspace.KnownWorkspaces;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks, when the time of a stage is near, whether it still waits. */
@Component
class RemindOfApproval extends Job<RemindOfApproval.Piece> {

  private final Reminders reminders;
  private final KnownWorkspaces workspaces;

  RemindOfApproval(Reminders reminders, KnownWorkspaces workspaces) {
    super("remind-of-approval", Piece.class);
    this.reminders = reminders;
    this.workspaces = workspaces;
  }

  /** Which approval, and which of its stages. */
  record Piece(UUID approvalId, int place) {

    String id() {
      return approvalId + "/" + place;
    }
  }

  @Override
  public void run(String id, Piece piece) {
    // Who is restored a month later is not reminded of a date that has passed.
    if (!workspaces.find(CurrentWorkspace.id()).map(KnownWorkspace::isOpen).orElse(true)) return;
    reminders.run(piece);
  }
}
