package io.marquee.test;

import io.marquee.events.isolation.IsolationProbed;
import io.marquee.service.isolation.ProbeIsolation;
import java.util.HashSet;
import java.util.List;

/** Has the service attack its own database, as it does every quarter of an hour. */
public class SelfAttack {

  private final ProbeIsolation probe;
  private final Events events;

  SelfAttack(ProbeIsolation probe, Events events) {
    this.probe = probe;
    this.events = events;
  }

  /**
   * Attacks now.
   *
   * @return what was not refused, a sentence each, as the service reports it
   * @throws Exception when it could not be tried
   */
  public List<String> breaches() throws Exception {
    var before = new HashSet<>(events.published(IsolationProbed.class));
    probe.runNow();
    return events.published(IsolationProbed.class).stream()
        .filter(report -> !before.contains(report))
        .flatMap(report -> report.checks().stream())
        .flatMap(check -> check.breaches().stream())
        .toList();
  }
}
