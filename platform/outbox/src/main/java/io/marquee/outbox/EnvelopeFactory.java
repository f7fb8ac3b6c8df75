package io.marquee.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.tenancy.Tenant;
import io.marquee.web.CurrentCaller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts events into envelopes, from what surrounds the call. The database gives the sequence. */
class EnvelopeFactory {
  private final String service;
  private final Clock clock;
  private final List<TraceSource> traces;

  EnvelopeFactory(String service, Clock clock, List<TraceSource> traces) {
    this.service = service;
    this.clock = clock;
    this.traces = traces;
  }

  EventEnvelope envelope(String type, UUID key, Tenant tenant) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    @Nullable EventEnvelope cause = CurrentEvent.find().orElse(null);
    return new EventEnvelope(
        id,
        type,
        sourceOf(service),
        // What the database and the header can both hold.
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        key,
        tenant.workspaceId(),
        tenant.accountId(),
        actor(cause),
        cause != null ? cause.correlationId() : correlationOfTransaction(id),
        cause != null ? cause.id() : null,
        0,
        traceparent(cause));
  }

  static String sourceOf(String service) {
    return "/marquee/" + service;
  }

  private String actor(@Nullable EventEnvelope cause) {
    return CurrentCaller.find()
        .map(caller -> caller.principal())
        .or(() -> Optional.ofNullable(cause).map(EventEnvelope::actor))
        .orElse("system:" + service);
  }

  private @Nullable String traceparent(@Nullable EventEnvelope cause) {
    return traces.stream()
        .flatMap(source -> source.traceparent().stream())
        .findFirst()
        .orElse(cause != null ? cause.traceparent() : null);
  }

  /** Events of one transaction have one first cause: the first of them. */
  private static UUID correlationOfTransaction(UUID id) {
    if (TransactionSynchronizationManager.getResource(Correlation.class) instanceof UUID first) {
      return first;
    }
    TransactionSynchronizationManager.bindResource(Correlation.class, id);
    TransactionSynchronizationManager.registerSynchronization(new Correlation(id));
    return id;
  }

  private record Correlation(UUID id) implements TransactionSynchronization {
    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Correlation.class);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Correlation.class, id);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(Correlation.class);
    }
  }
}
