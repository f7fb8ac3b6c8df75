package io.marquee.film.rendering;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** A renderer as the service has it, and limits to try. */
final class RenderingFixtures {

  static final Path WORK = Path.of("target", "test-rendering").toAbsolutePath();

  private RenderingFixtures() {}

  static RenderingSettings settings() {
    return new RenderingSettings(null, WORK, 2, Duration.ofMinutes(5), DataSize.ofGigabytes(4));
  }

  static RenderingSettings settings(Duration timeLimit, DataSize memoryLimit) {
    return new RenderingSettings(null, WORK, 1, timeLimit, memoryLimit);
  }
}
