package io.marquee.identity.mail;

import io.marquee.service.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes the secrets of links past their time. */
@Component
class ForgetExpiredLinks extends RecurringJob {

  private final MailTokens tokens;
  private final Clock clock;

  ForgetExpiredLinks(MailTokens tokens, Clock clock) {
    super("forget-expired-links", Duration.ofHours(1));
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public void run() {
    tokens.sweep(clock.instant());
  }
}
