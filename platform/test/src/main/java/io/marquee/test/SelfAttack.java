package io.marquee.test;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.isolation.IsolationProbed;
import io.marquee.events.workspace.IsolationProbeRequested;
import io.marquee.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Has the service attack its own database, as workspace-service asks for it. */
public class SelfAttack {

  private final Events events;

  SelfAttack(Events events) {
    this.events = events;
  }

  /**
   * Asks, and waits for the report.
   *
   * @return what was not refused, a sentence each
   */
  public List<String> breaches() {
    UUID probe = UuidCreator.getTimeOrderedEpoch();
    UUID workspace = UUID.randomUUID();
    events.deliver(
        new IsolationProbeRequested(probe, workspace), Tenant.workspace(workspace, null));
    return Awaitility.await("the report of the probe " + probe)
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                events.published(IsolationProbed.class).stream()
                    .filter(report -> probe.equals(report.probeId()))
                    .toList(),
            reports -> !reports.isEmpty())
        .getFirst()
        .checks()
        .stream()
        .flatMap(check -> check.breaches().stream())
        .toList();
  }
}
