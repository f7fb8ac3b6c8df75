package io.marquee.service.isolation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.evidence.Evidence;
import io.marquee.tenancy.evidence.IsolationProbe;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attacks the service's own database, because a workspace asked for it or because it is time. */
public class ProbeIsolation extends Job<ProbeIsolation.Work> {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeIsolation.class);

  private final IsolationProbe probe;
  private final ProbeAnnouncer announcer;
  private final ProbeMeters meters;

  /**
   * The probe that was asked for.
   *
   * @param probeId its id
   */
  public record Work(UUID probeId) {}

  ProbeIsolation(IsolationProbe probe, ProbeAnnouncer announcer, ProbeMeters meters) {
    super("probe-isolation", Work.class);
    this.probe = probe;
    this.announcer = announcer;
    this.meters = meters;
  }

  @Override
  public void run(String id, Work work) throws Exception {
    // A job that dies after it spoke speaks again: of the same.
    UUID report = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    announcer.say(report, work.probeId(), look());
  }

  /**
   * Probes and reports now, in nobody's name.
   *
   * @throws Exception when it could not be tried
   */
  public void runNow() throws Exception {
    announcer.say(UuidCreator.getTimeOrderedEpoch(), null, look());
  }

  private Evidence look() throws Exception {
    Evidence evidence;
    try {
      evidence = probe.run(CurrentWorkspace.find().orElse(null));
    } catch (Exception failed) {
      meters.failed();
      throw failed;
    }
    meters.ended(evidence.held());
    for (Evidence.Check check : evidence.checks()) {
      check.breaches().forEach(breach -> LOG.error("isolation, {}: {}", check.name(), breach));
    }
    return evidence;
  }
}
