package io.marquee.service.jobs;

import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of work lies in the table: whose it is, its data as JSON, and the event that led to
 * it, so that what is said when it runs stays in the same chain of causes and the same trace.
 */
record StoredJob(
    @Nullable UUID workspaceId,
    @Nullable UUID accountId,
    String data,
    @Nullable EventEnvelope cause) {

  Tenant tenant() {
    return new Tenant(workspaceId, accountId);
  }
}
