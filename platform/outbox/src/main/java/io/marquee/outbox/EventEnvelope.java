package io.marquee.outbox;

import io.marquee.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an event besides its facts: the attributes of <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 * and Marquee's extensions. It travels in the headers of the Kafka record (binary mode).
 *
 * @param id the event's own id, a UUIDv7; the same in every delivery
 * @param type the logical name and version, such as {@code film.generated.v1}
 * @param source who said it, such as {@code /marquee/film}
 * @param time when it was said
 * @param subject the aggregate it is about; also the key of the Kafka record
 * @param workspaceId the tenant, if it concerns one
 * @param accountId the account that pays, if it concerns one
 * @param actor who caused it, such as {@code user:…} or {@code system:film}
 * @param correlationId the same for all events that one first cause led to
 * @param causationId the event that directly led to this one
 * @param sequence the number of this event among those of its aggregate in its topic, from 1,
 *     without gaps
 * @param traceparent the <a href="https://www.w3.org/TR/trace-context/">W3C trace context</a>
 */
public record EventEnvelope(
    UUID id,
    String type,
    String source,
    Instant time,
    UUID subject,
    @Nullable UUID workspaceId,
    @Nullable UUID accountId,
    @Nullable String actor,
    UUID correlationId,
    @Nullable UUID causationId,
    long sequence,
    @Nullable String traceparent) {

  /** The tenant as the listener's thread is bound to it. */
  public Tenant tenant() {
    return new Tenant(workspaceId, accountId);
  }
}
