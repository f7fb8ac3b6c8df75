package io.marquee.identity.session;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one stays logged in.
 *
 * @param lifetime at most, however busy; NIST SP 800-63B-4 asks for 30 days or less
 * @param idle at most without a sign of life
 */
@ConfigurationProperties("marquee.identity.session")
record SessionSettings(@DefaultValue("30d") Duration lifetime, @DefaultValue("14d") Duration idle) {

  Instant tokenExpiry(Instant now, Instant sessionExpiry) {
    Instant idleEnd = now.plus(idle);
    return idleEnd.isBefore(sessionExpiry) ? idleEnd : sessionExpiry;
  }
}
