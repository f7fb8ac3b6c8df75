package io.marquee.film.generation.work;

import io.marquee.film.generation.ContinueGeneration;
import io.marquee.film.generation.EndGeneration;
import io.marquee.film.generation.GenerationSettings;
import io.marquee.film.generation.RenderJobs;
import io.marquee.outbox.EventSpans;
import org.springframework.stereotype.Component;

/** Makes {@link HeldJob}s. */
@Component
class HeldJobs {

  private final RenderGeneration renderGeneration;
  private final EndGeneration endGeneration;
  private final ContinueGeneration continueGeneration;
  private final RenderJobs jobs;
  private final GenerationSettings settings;
  private final EventSpans spans;

  HeldJobs(
      RenderGeneration renderGeneration,
      EndGeneration endGeneration,
      ContinueGeneration continueGeneration,
      RenderJobs jobs,
      GenerationSettings settings,
      EventSpans spans) {
    this.renderGeneration = renderGeneration;
    this.endGeneration = endGeneration;
    this.continueGeneration = continueGeneration;
    this.jobs = jobs;
    this.settings = settings;
    this.spans = spans;
  }

  HeldJob of(RenderJobs.Job job, String worker) {
    return new HeldJob(
        job, worker, renderGeneration, endGeneration, continueGeneration, jobs, settings, spans);
  }
}
