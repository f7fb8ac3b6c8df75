package io.marquee.publishing.post.web;

import io.marquee.publishing.post.PublicationSummaries;
import io.marquee.publishing.post.PublicationSummary;
import io.marquee.publishing.post.Status;
import io.marquee.publishing.post.Times;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PublicationController {

  private final PublicationSummaries publications;

  PublicationController(PublicationSummaries publications) {
    this.publications = publications;
  }

  @GetMapping("/api/v1/w/{workspaceId}/publications")
  @Requires("posts:read")
  Page<PublicationSummary> list(
      @RequestParam(name = "film_id", required = false) @Nullable UUID filmId,
      @RequestParam(required = false) @Nullable String platform,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Paging paging) {
    return publications.list(
        new PublicationSummaries.Filter(
            filmId, platform, status(status), time("?from", from), time("?to", to)),
        paging);
  }

  static @Nullable Status status(@Nullable String text) {
    if (text == null) return null;
    return Arrays.stream(Status.values())
        .filter(status -> status.code().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "?status", "unknown_status", "There is no status " + text + "."));
  }

  private static @Nullable Instant time(String pointer, @Nullable String text) {
    if (text == null) return null;
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return Times.storable(time, pointer);
    } catch (DateTimeException unreadable) {
      throw new InvalidRequest(
          pointer,
          "type_mismatch",
          "The time must be as in RFC 3339, such as 2026-11-22T10:15:30Z.");
    }
  }
}
