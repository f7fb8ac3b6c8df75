package io.marquee.outbox;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.StateEvent;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events into the table {@code outbox}, one statement each. */
class JdbcOutbox implements Outbox {
  private static final String APPEND =
      """
      with numbered as (
        insert into service.outbox_sequences as s (topic, key, last) values (?, ?, 1)
        on conflict (topic, key) do update set last = s.last + 1
        returning last)
      insert into service.outbox (id, type, topic, key, sequence, time, workspace_id, account_id,
          actor, correlation_id, causation_id, traceparent, payload)
      select ?::uuid, ?::text, ?::text, ?::uuid, last, ?::timestamptz, ?::uuid, ?::uuid,
          ?::text, ?::uuid, ?::uuid, ?::text, ?::text
        from numbered
      """;

  private final JdbcTemplate jdbc;
  private final EnvelopeFactory envelopes;
  private final MeterRegistry meters;

  JdbcOutbox(JdbcTemplate jdbc, EnvelopeFactory envelopes, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.envelopes = envelopes;
    this.meters = meters;
  }

  @Override
  public UUID append(Event event) {
    return append(event, CurrentWorkspace.tenant());
  }

  @Override
  public UUID append(Event event, Tenant tenant) {
    Class<? extends Event> type = event.getClass();
    if (NamedWorkspace.isForeign(event, tenant.workspaceId())) {
      throw new IllegalArgumentException(
          "%s names another workspace than the one that it is said for: %s"
              .formatted(Contracts.nameOf(type), tenant));
    }
    String payload = EventJson.write(event);
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > EventTooLarge.LIMIT) throw new EventTooLarge(Contracts.nameOf(type), bytes);
    return insert(Contracts.nameOf(type), Contracts.topicOf(type), event.key(), tenant, payload);
  }

  @Override
  public void tombstone(Class<? extends StateEvent> topic, UUID key) {
    tombstone(topic, key, CurrentWorkspace.tenant());
  }

  @Override
  public void tombstone(Class<? extends StateEvent> topic, UUID key, Tenant tenant) {
    insert(EventHeaders.TOMBSTONE, Contracts.topicOf(topic), key, tenant, null);
  }

  private UUID insert(
      String type, String topic, UUID key, Tenant tenant, @Nullable String payload) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException(
          "an event is said in the transaction of the change that it tells of, and none is open");
    }
    Rebuilding.refuse("says an event");
    EventEnvelope envelope = envelopes.envelope(type, key, tenant);
    jdbc.update(
        APPEND,
        topic,
        key,
        envelope.id(),
        type,
        topic,
        key,
        envelope.time().atOffset(ZoneOffset.UTC),
        envelope.workspaceId(),
        envelope.accountId(),
        envelope.actor(),
        envelope.correlationId(),
        envelope.causationId(),
        envelope.traceparent(),
        payload);
    meters.counter("marquee.outbox.appended", "topic", topic, "type", type).increment();
    return envelope.id();
  }
}
