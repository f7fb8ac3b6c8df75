package io.marquee.identity.token;

import io.marquee.service.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks each hour whether it is time for a new signing key. */
@Component
class RotateSigningKeys extends RecurringJob {

  private final RotateKeys rotateKeys;

  RotateSigningKeys(RotateKeys rotateKeys) {
    super("rotate-signing-keys", Duration.ofHours(1));
    this.rotateKeys = rotateKeys;
  }

  @Override
  public void run() {
    rotateKeys.whenDue();
  }
}
