package io.marquee.film.generation.work;

import io.marquee.film.generation.GenerationSettings;
import io.marquee.film.generation.RenderJobs;
import io.marquee.film.rendering.FilmRenderer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** A few threads that claim jobs and do them, one at a time each. */
@Component
class RenderWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RenderWorkers.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);

  private final RenderJobs jobs;
  private final HeldJobs heldJobs;
  private final WorkerName name;
  private final FilmRenderer renderer;
  private final GenerationSettings settings;
  private final Timer render;
  private final Semaphore work = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  RenderWorkers(
      RenderJobs jobs,
      HeldJobs heldJobs,
      WorkerName name,
      FilmRenderer renderer,
      GenerationSettings settings,
      MeterRegistry meters) {
    this.jobs = jobs;
    this.heldJobs = heldJobs;
    this.name = name;
    this.renderer = renderer;
    this.settings = settings;
    this.render =
        Timer.builder("marquee.film.render")
            .description("From claiming a generation to its end, however it ended")
            .register(meters);
  }

  @TransactionalEventListener
  void on(RenderJobs.Added event) {
    work.release();
  }

  @Override
  public void start() {
    running = true;
    if (settings.workers() > 0) thread("render-start", this::startWorkers);
  }

  private void startWorkers() {
    prepareRenderer();
    var worker = name.get();
    takeUpWhatWasLeft(worker);
    for (var number = 1; number <= settings.workers() && running; number++) {
      thread("render-" + number, () -> loop(worker));
    }
  }

  private void prepareRenderer() {
    try {
      LOG.info("rendering with {}", renderer.prepare());
    } catch (RuntimeException missing) {
      LOG.error("films cannot be rendered: {}", missing.getMessage());
    }
  }

  /** A former process of this name is dead, since its lock was free. */
  private void takeUpWhatWasLeft(String worker) {
    while (running) {
      try {
        var left = jobs.giveBackAll(worker);
        if (left > 0) LOG.info("taking up {} generations that were left unfinished", left);
        return;
      } catch (RuntimeException notReachable) {
        LOG.warn("cannot look for unfinished generations: {}", notReachable.toString());
        pause(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  private void loop(String worker) {
    while (running) {
      try {
        var job = jobs.claim(worker, settings.lease());
        if (job.isPresent()) {
          var started = Timer.start();
          try {
            heldJobs.of(job.get(), worker).run();
          } finally {
            started.stop(render);
          }
        } else if (work.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      } catch (InterruptedException stopped) {
        // Asked to stop; the loop looks whether that is so.
      } catch (RuntimeException trouble) {
        LOG.warn("cannot claim render jobs: {}", trouble.toString());
        pause(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  private synchronized void thread(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  @Override
  public void stop() {
    running = false;
    List<Thread> stopping;
    synchronized (this) {
      stopping = List.copyOf(threads);
      threads.clear();
    }
    stopping.forEach(Thread::interrupt);
    for (var thread : stopping) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      // Asked to stop; the caller's loop looks whether that is so.
    }
  }
}
