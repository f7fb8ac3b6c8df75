package io.marquee.workspace.statistics;

import io.marquee.web.Page;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A workspace's sums in detail. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/stats")
@Requires("workspaces:read")
@Tag(name = "Statistics")
class ReportController {

  private final Reports reports;
  private final Clock clock;

  ReportController(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @GetMapping("/daily")
  Page<Reports.Day> daily(
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
    return Page.whole(reports.daily(Span.of(from, to, clock)));
  }

  @GetMapping("/breakdown")
  Page<Reports.Part> breakdown(
      @RequestParam Dimension by,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
    return Page.whole(reports.by(by, Span.of(from, to, clock)));
  }
}
