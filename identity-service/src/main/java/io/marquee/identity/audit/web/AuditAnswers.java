package io.marquee.identity.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.marquee.identity.audit.Entry;
import io.marquee.identity.audit.EntrySummaries;
import io.marquee.identity.audit.EntrySummaries.EntrySummary;
import io.marquee.identity.audit.EntrySummaries.Filter;
import io.marquee.identity.audit.ExportTrail;
import io.marquee.identity.audit.Origin;
import io.marquee.identity.audit.SignedHeads;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What both doors to a trail answer: the workspace's, and one's own. */
@Component
class AuditAnswers {

  private static final int LONGEST_WORDS = 200;

  /** What the index is made of. */
  private static final int SHORTEST_WORDS = 3;

  private final EntrySummaries summaries;
  private final ExportTrail exportTrail;
  private final SignedHeads heads;

  AuditAnswers(EntrySummaries summaries, ExportTrail exportTrail, SignedHeads heads) {
    this.summaries = summaries;
    this.exportTrail = exportTrail;
    this.heads = heads;
  }

  /** From where somebody acted. */
  record OriginView(@Nullable String address, @Nullable String userAgent) {

    static @Nullable OriginView of(@Nullable Origin origin) {
      return origin == null ? null : new OriginView(origin.address(), origin.userAgent());
    }
  }

  /**
   * An entry as people read it.
   *
   * @param before only what changed
   * @param after only what changed
   * @param origin null when a service acted by itself, or when it was forgotten
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record AuditEntry(
      UUID id,
      long position,
      Instant occurredAt,
      Instant recordedAt,
      String actor,
      @Nullable String actorName,
      @Nullable String onBehalfOf,
      String action,
      String targetType,
      UUID targetId,
      @Nullable Map<String, String> before,
      @Nullable Map<String, String> after,
      @Nullable OriginView origin,
      String service,
      @Nullable String traceId,
      String previousHash,
      String hash) {

    static AuditEntry of(EntrySummary summary) {
      Entry entry = summary.entry();
      return new AuditEntry(
          entry.id(),
          entry.position(),
          entry.occurredAt(),
          entry.recordedAt(),
          entry.actor(),
          summary.actorName(),
          entry.onBehalfOf(),
          entry.action(),
          entry.targetType(),
          entry.targetId(),
          entry.before(),
          entry.after(),
          OriginView.of(summary.origin()),
          entry.service(),
          entry.traceId(),
          entry.previousHash(),
          entry.hash());
    }
  }

  Page<AuditEntry> list(Filter filter, Paging paging) {
    check(filter.from(), filter.to());
    String words = filter.words();
    if (words != null && words.length() > LONGEST_WORDS) {
      throw new InvalidRequest(
          "?q", "too_long", "q must have at most " + LONGEST_WORDS + " characters.");
    }
    if (words != null && words.length() < SHORTEST_WORDS) {
      throw new InvalidRequest(
          "?q", "too_short", "q must have at least " + SHORTEST_WORDS + " characters.");
    }
    return summaries.list(filter, paging).map(AuditEntry::of);
  }

  SignedHeads.SignedHead head() {
    return heads.get();
  }

  Map<String, Object> keys() {
    return heads.keys().toJSONObject();
  }

  /** Streams; a reader who goes away ends it. */
  void export(
      ExportTrail.Format format,
      @Nullable Instant from,
      @Nullable Instant to,
      String name,
      HttpServletResponse response)
      throws IOException {
    check(from, to);
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"audit-%s.%s\"".formatted(name, format.ending()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    exportTrail.run(new ExportTrail.Command(format, from, to), response.getOutputStream());
  }

  private static void check(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new InvalidRequest("?from", "out_of_range", "from must lie before to.");
    }
  }
}
