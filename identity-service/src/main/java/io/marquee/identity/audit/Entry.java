package io.marquee.identity.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain. Its hash is the SHA-256 of all other fields in canonical form, among them
 * the hash before it.
 *
 * @param chain {@code workspace:…} or {@code account:…}
 * @param position from 1, without gaps
 * @param id the event's
 * @param occurredAt when it was done
 * @param recordedAt when it was chained
 * @param service who says so
 * @param actor who did it
 * @param onBehalfOf whose act led to it, when that is somebody else
 * @param action kind and verb
 * @param targetType kind of what was changed
 * @param targetId what was changed
 * @param before values before
 * @param after values after
 * @param traceId of the W3C trace context
 * @param originDigest of from where
 * @param previousHash of the entry before
 * @param hash of this one
 */
public record Entry(
    String chain,
    long position,
    UUID id,
    Instant occurredAt,
    Instant recordedAt,
    String service,
    String actor,
    @Nullable String onBehalfOf,
    String action,
    String targetType,
    UUID targetId,
    @Nullable Map<String, String> before,
    @Nullable Map<String, String> after,
    @Nullable String traceId,
    @Nullable String originDigest,
    String previousHash,
    String hash) {

  /** The format of what is hashed. */
  private static final long VERSION = 1;

  /** The next entry of a chain. */
  static Entry after(Head head, String chain, AppendEntry.Command said, Instant now) {
    Instant later = head.recordedAt().plus(1, ChronoUnit.MICROS);
    return new Entry(
            chain,
            head.position() + 1,
            said.id(),
            said.occurredAt().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
            now.isBefore(later) ? later : now,
            said.service(),
            said.actor(),
            said.onBehalfOf(),
            said.action(),
            said.targetType(),
            said.targetId(),
            said.before(),
            said.after(),
            said.traceId(),
            said.origin() == null ? null : said.origin().digest(),
            head.hash(),
            "")
        .hashed();
  }

  private Entry hashed() {
    return new Entry(
        chain,
        position,
        id,
        occurredAt,
        recordedAt,
        service,
        actor,
        onBehalfOf,
        action,
        targetType,
        targetId,
        before,
        after,
        traceId,
        originDigest,
        previousHash,
        Canonical.sha256(Canonical.json(fields())));
  }

  /** What is hashed, by its name. */
  SortedMap<String, @Nullable Object> fields() {
    var fields = new TreeMap<String, @Nullable Object>();
    fields.put("version", VERSION);
    fields.put("chain", chain);
    fields.put("position", position);
    fields.put("id", id.toString());
    fields.put("occurred_at", occurredAt.toString());
    fields.put("recorded_at", recordedAt.toString());
    fields.put("service", service);
    fields.put("actor", actor);
    fields.put("on_behalf_of", onBehalfOf);
    fields.put("action", action);
    fields.put("target_type", targetType);
    fields.put("target_id", targetId.toString());
    fields.put("before", before);
    fields.put("after", after);
    fields.put("trace_id", traceId);
    fields.put("origin_digest", originDigest);
    fields.put("previous_hash", previousHash);
    return fields;
  }
}
