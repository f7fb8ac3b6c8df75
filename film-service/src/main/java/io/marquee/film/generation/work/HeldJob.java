package io.marquee.film.generation.work;

import io.marquee.film.generation.ContinueGeneration;
import io.marquee.film.generation.EndGeneration;
import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.generation.GenerationSettings;
import io.marquee.film.generation.RenderJobs;
import io.marquee.outbox.EventSpans;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claimed job while it is worked on. A second thread renews the lease and interrupts the work
 * when the job is not ours any more: cancelled, or another worker's.
 */
class HeldJob {

  private static final Logger LOG = LoggerFactory.getLogger(HeldJob.class);

  /** A job that took its process down so often is not tried again. */
  private static final int MOST_ATTEMPTS = 8;

  private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final RenderJobs.Job job;
  private final String worker;
  private final RenderGeneration renderGeneration;
  private final EndGeneration endGeneration;
  private final ContinueGeneration continueGeneration;
  private final RenderJobs jobs;
  private final GenerationSettings settings;
  private final EventSpans spans;
  private volatile boolean lost;

  HeldJob(
      RenderJobs.Job job,
      String worker,
      RenderGeneration renderGeneration,
      EndGeneration endGeneration,
      ContinueGeneration continueGeneration,
      RenderJobs jobs,
      GenerationSettings settings,
      EventSpans spans) {
    this.job = job;
    this.worker = worker;
    this.renderGeneration = renderGeneration;
    this.endGeneration = endGeneration;
    this.continueGeneration = continueGeneration;
    this.jobs = jobs;
    this.settings = settings;
    this.spans = spans;
  }

  /**
   * @throws InterruptedException when the service stops; the job is given back
   */
  void run() throws InterruptedException {
    var rendering = Thread.currentThread();
    var keeper = Thread.ofVirtual().name("render-keeper").start(() -> keep(rendering));
    boolean finished = false;
    try {
      finished =
          asTenant(
              () -> {
                if (job.attempts() > MOST_ATTEMPTS) throw tooOften();
                return renderGeneration.run(generationId(), worker);
              });
    } catch (RenderingFailed failed) {
      LOG.warn("generation {} failed: {}", generationId(), failed.getMessage());
      fail(failed.failure());
    } catch (InterruptedException stopped) {
      if (!lost) {
        jobs.giveBack(generationId(), worker, Duration.ZERO);
        throw stopped;
      }
      LOG.info("generation {} is not ours any more", generationId());
    } catch (Exception trouble) {
      tryLater(trouble);
    } finally {
      keeper.interrupt();
      keeper.join();
      // The keeper may have interrupted us when there was nothing left to interrupt.
      if (lost) Thread.interrupted();
    }
    if (finished) forgetTakes();
  }

  /** With the film the job is gone, which the keeper would take for a job that is lost. */
  private void forgetTakes() {
    CurrentWorkspace.run(job.tenant(), () -> renderGeneration.forgetTakes(generationId()));
  }

  private void keep(Thread rendering) {
    var every = min(settings.lease().dividedBy(6), LONGEST_RENEWAL);
    var continueAt = Instant.now().plus(settings.continuedEvery());
    try {
      while (true) {
        Thread.sleep(every);
        if (!renewed()) {
          lost = true;
          rendering.interrupt();
          return;
        }
        if (Instant.now().isAfter(continueAt)) {
          continueAt = Instant.now().plus(settings.continuedEvery());
          sayContinued();
        }
      }
    } catch (InterruptedException workEnded) {
      // Nothing to keep any more.
    }
  }

  /** A database that cannot be reached is no reason to stop; the lease may well outlast that. */
  private boolean renewed() {
    try {
      return jobs.renew(generationId(), worker, settings.lease());
    } catch (RuntimeException notReachable) {
      LOG.warn("cannot renew the lease of {}: {}", generationId(), notReachable.toString());
      return true;
    }
  }

  private void sayContinued() {
    try {
      asTenant(
          () -> {
            continueGeneration.run(generationId());
            return true;
          });
    } catch (Exception notReachable) {
      LOG.warn("cannot extend the reservation of {}: {}", generationId(), notReachable.toString());
    }
  }

  private void tryLater(Exception trouble) {
    var pause = min(Duration.ofSeconds(1L << Math.min(job.attempts(), 6)), LONGEST_PAUSE);
    LOG.warn(
        "generation {} was interrupted, attempt {}, next in {}",
        generationId(),
        job.attempts(),
        pause,
        trouble);
    jobs.giveBack(generationId(), worker, pause);
  }

  private void fail(Failure failure) {
    try {
      asTenant(
          () -> {
            endGeneration.fail(generationId(), null, failure);
            return true;
          });
    } catch (Exception trouble) {
      tryLater(trouble);
    }
  }

  private RenderingFailed tooOften() {
    return new RenderingFailed(
        new Failure(
            "render_interrupted",
            "shot",
            null,
            "Rendering was interrupted %d times and is not tried again. Resume the generation to go on."
                .formatted(MOST_ATTEMPTS)));
  }

  /** For the job's tenant, and in the name of the event that led to it. */
  private boolean asTenant(Callable<Boolean> work) throws Exception {
    return CurrentWorkspace.call(
        job.tenant(),
        () -> job.cause() == null ? work.call() : spans.call("generation-work", job.cause(), work));
  }

  private UUID generationId() {
    return job.generationId();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
