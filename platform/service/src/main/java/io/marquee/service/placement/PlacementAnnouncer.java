package io.marquee.service.placement;

import io.marquee.events.placement.PlacementReported;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.move.Move;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Says how far a workspace came in this service. */
class PlacementAnnouncer {

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final String service;

  PlacementAnnouncer(Outbox outbox, TransactionTemplate transaction, String service) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.service = service;
  }

  void reached(Move move) {
    String step = move.step().name().toLowerCase(Locale.ROOT);
    transaction.executeWithoutResult(
        status ->
            outbox.append(
                new PlacementReported(
                    nameOf(move.operationId(), step),
                    move.operationId(),
                    move.workspaceId(),
                    service,
                    step,
                    move.rows(),
                    move.windowMillis(),
                    move.failure())));
  }

  /** A job that dies after it spoke speaks again: of the same. */
  private UUID nameOf(UUID operation, String step) {
    return UUID.nameUUIDFromBytes(
        "%s %s %s".formatted(operation, service, step).getBytes(StandardCharsets.UTF_8));
  }
}
