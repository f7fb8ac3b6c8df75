package io.marquee.service.purge;

import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.util.UUID;

/** Begins to purge a workspace from this service; the rest goes by itself. */
public class WorkspacePurge {

  private final Jobs jobs;
  private final PurgeJob job;
  private final Clock clock;

  WorkspacePurge(Jobs jobs, PurgeJob job, Clock clock) {
    this.jobs = jobs;
    this.job = job;
    this.clock = clock;
  }

  /**
   * Stores the purge of the bound workspace in the caller's transaction. Again, it goes through
   * once more and answers once more.
   *
   * @param purgeId which purge, for the answer
   */
  public void begin(UUID purgeId) {
    jobs.schedule(
        job, CurrentWorkspace.id().toString(), new PurgeJob.Data(purgeId), clock.instant());
  }
}
