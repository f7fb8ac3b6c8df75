package io.marquee.identity.throttle;

import io.marquee.service.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes counts that no longer matter. */
@Component
class ForgetOldAttempts extends RecurringJob {

  private final Throttle throttle;

  ForgetOldAttempts(Throttle throttle) {
    super("forget-old-attempts", Duration.ofHours(1));
    this.throttle = throttle;
  }

  @Override
  public void run() {
    throttle.sweep();
  }
}
