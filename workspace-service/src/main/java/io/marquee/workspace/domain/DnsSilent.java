package io.marquee.workspace.domain;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** No DNS server answered, which says nothing about the domain. */
class DnsSilent extends MarqueeProblem {

  DnsSilent(String host) {
    super(
        503,
        "dns_unavailable",
        "DNS unavailable",
        "No DNS server told anything about " + host + ".",
        "Try again in a minute.");
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofMinutes(1);
  }
}
