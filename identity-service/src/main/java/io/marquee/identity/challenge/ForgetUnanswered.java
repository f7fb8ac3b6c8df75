package io.marquee.identity.challenge;

import io.marquee.service.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes questions past their time. */
@Component
class ForgetUnanswered extends RecurringJob {

  private final Challenges challenges;

  ForgetUnanswered(Challenges challenges) {
    super("forget-unanswered-challenges", Duration.ofMinutes(30));
    this.challenges = challenges;
  }

  @Override
  public void run() {
    challenges.sweep();
  }
}
