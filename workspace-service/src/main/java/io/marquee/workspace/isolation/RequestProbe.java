package io.marquee.workspace.isolation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.isolation.IsolationEvidence.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks all services to attack their own databases now, the current workspace's rows included. */
@Component
public class RequestProbe {

  /** Whoever asks again meanwhile is shown what was asked for. */
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);

  private final IsolationEvidence evidence;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  /** All services shall try the current workspace's isolation. */
  public record Requested(UUID probeId) {}

  RequestProbe(
      IsolationEvidence evidence, ApplicationEventPublisher events, Clock clock, Audit audit) {
    this.evidence = evidence;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** Asks, unless that was just done; the answer comes to whoever looks at the isolation. */
  @Transactional
  public void run(UUID by) {
    Optional<Probe> latest = evidence.latest();
    if (latest.isPresent()
        && latest.get().requestedAt().isAfter(clock.instant().minus(AT_MOST_EVERY))) {
      return;
    }
    UUID probe = UuidCreator.getTimeOrderedEpoch();
    evidence.ask(probe, by);
    events.publishEvent(new Requested(probe));
    audit.noted(
        "isolation_probed",
        AuditFacts.of("workspace", CurrentWorkspace.id()).with("isolation_probe", probe));
  }
}
