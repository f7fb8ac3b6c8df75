package io.marquee.service.isolation;

import io.marquee.events.isolation.IsolationCheck;
import io.marquee.events.isolation.IsolationProbed;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.evidence.Evidence;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Says what a probe of this service found. */
class ProbeAnnouncer {

  /** Tenants read this: a breach of another's schema is told, but not whose it is. */
  private static final Pattern SCHEMA = Pattern.compile("ws_[0-9a-f]{32}");

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final String service;

  ProbeAnnouncer(Outbox outbox, TransactionTemplate transaction, String service) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.service = service;
  }

  void say(UUID reportId, @Nullable UUID probeId, Evidence evidence) {
    var report =
        new IsolationProbed(
            reportId,
            probeId,
            CurrentWorkspace.find().orElse(null),
            service,
            evidence.startedAt(),
            evidence.endedAt(),
            evidence.tables(),
            evidence.schemas(),
            evidence.checks().stream().map(ProbeAnnouncer::told).toList());
    transaction.executeWithoutResult(status -> outbox.append(report));
  }

  private static IsolationCheck told(Evidence.Check check) {
    return new IsolationCheck(
        check.name(),
        check.attempts(),
        check.breaches().stream().map(each -> SCHEMA.matcher(each).replaceAll("ws_…")).toList());
  }
}
