package io.marquee.workspace.workspace.messaging;

import io.marquee.events.workspace.WorkspaceState;
import io.marquee.outbox.Outbox;
import io.marquee.workspace.workspace.Workspace;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes the whole state of a workspace whenever it changed. */
@Component
class WorkspaceAnnouncer {

  private final Outbox outbox;

  WorkspaceAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Workspace.Changed event) {
    Workspace workspace = event.workspace();
    outbox.append(
        new WorkspaceState(
            workspace.id(),
            workspace.accountId(),
            workspace.ownerId(),
            workspace.name(),
            workspace.slug(),
            lower(workspace.kind()),
            lower(workspace.status()),
            lower(workspace.isolation()),
            workspace.storageQuotaGb(),
            workspace.monthlyBudgetUsd(),
            workspace.timeZone(),
            workspace.createdAt()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
