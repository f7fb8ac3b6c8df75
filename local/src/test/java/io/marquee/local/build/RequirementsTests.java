package io.marquee.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTests {
  private static final String MEMINFO = "MemTotal: 8000000 kB\nMemAvailable:    1048576 kB\n";

  @TempDir Path folder;

  @Test
  void areMetWithoutAWord() throws IOException {
    assertThat(Requirements.disk(folder.resolve("not/there/yet"), 0.001)).isEmpty();
    assertThat(Requirements.memory(MEMINFO, 1)).isEmpty();
  }

  @Test
  void nameWhatIsMissingAndTheRemedy() throws IOException {
    assertThat(Requirements.disk(folder, 1_000_000))
        .contains("Too little disk", "needs 1000000.0 GB", "MARQUEE_HOME");
    assertThat(Requirements.memory(MEMINFO, 2.5))
        .isEqualTo(
            "Too little memory: 1.0 GB are available and Marquee needs 2.5 GB. Close other programs, or give this machine more.");
  }
}
