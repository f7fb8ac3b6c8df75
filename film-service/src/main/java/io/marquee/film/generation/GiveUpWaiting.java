package io.marquee.film.generation;

import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.generation.Generation.Status;
import io.marquee.service.jobs.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Fails a run for which billing held no credits in time; a late answer is given back. */
@Component
class GiveUpWaiting extends Job<GiveUpWaiting.Wait> {

  private final EndGeneration endGeneration;

  GiveUpWaiting(EndGeneration endGeneration) {
    super("generation-reservation-timeout", Wait.class);
    this.endGeneration = endGeneration;
  }

  record Wait(UUID generationId) {}

  @Override
  public void run(String id, Wait wait) {
    endGeneration.fail(
        wait.generationId(),
        Status.REQUESTED,
        new Failure(
            "billing_timeout",
            "reservation",
            null,
            "Billing did not answer in time. Nothing was charged; request the generation again."));
  }
}
