package io.marquee.film.generation.work;

import io.marquee.film.generation.Takes;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down, a few times a second, how far takes are. */
class ProgressMeter implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(400);

  private final Takes takes;
  private final Map<UUID, Integer> percents = new ConcurrentHashMap<>();
  private final Thread writer;

  ProgressMeter(Takes takes) {
    this.takes = takes;
    var tenant = CurrentWorkspace.tenant();
    this.writer =
        Thread.ofVirtual()
            .name("render-progress")
            .start(() -> CurrentWorkspace.run(tenant, this::write));
  }

  /** Done is told by finishing the take, so this ends at 99. */
  void report(UUID takeId, int frames, int ofFrames) {
    percents.put(takeId, Math.min(99, 100 * frames / ofFrames));
  }

  private void write() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        for (var takeId : percents.keySet()) {
          var percent = percents.remove(takeId);
          if (percent != null) takes.progress(takeId, percent);
        }
      }
    } catch (InterruptedException closed) {
      // The work has ended.
    } catch (RuntimeException notReachable) {
      // Progress is a courtesy; the work goes on without.
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
