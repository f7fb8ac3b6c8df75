package io.marquee.film.generation.work;

import io.marquee.film.generation.ContinueGeneration;
import io.marquee.film.generation.EndGeneration;
import io.marquee.film.generation.GenerationSettings;
import io.marquee.film.generation.RenderJobs;
import org.springframework.stereotype.Component;

/** Makes {@link HeldJob}s. */
@Component
class HeldJobs {

  private final RenderGeneration renderGeneration;
  private final EndGeneration endGeneration;
  private final ContinueGeneration continueGeneration;
  private final RenderJobs jobs;
  private final GenerationSettings settings;

  HeldJobs(
      RenderGeneration renderGeneration,
      EndGeneration endGeneration,
      ContinueGeneration continueGeneration,
      RenderJobs jobs,
      GenerationSettings settings) {
    this.renderGeneration = renderGeneration;
    this.endGeneration = endGeneration;
    this.continueGeneration = continueGeneration;
    this.jobs = jobs;
    this.settings = settings;
  }

  HeldJob of(RenderJobs.Job job, String worker) {
    return new HeldJob(
        job, worker, renderGeneration, endGeneration, continueGeneration, jobs, settings);
  }
}
