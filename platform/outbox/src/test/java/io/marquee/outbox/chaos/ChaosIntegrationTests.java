package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of {@code ./run chaos}, so that it keeps running and keeps being kept. */
class ChaosIntegrationTests {
  @TempDir private Path folder;

  @Test
  void losesNothingAndDoesNothingTwiceThroughAFewRounds() throws Exception {
    var wish = Wish.of("--rounds", "3", "--seed", "2", "--within", "90");

    List<Verdict> verdicts = Chaos.run(wish, folder, System.out);

    assertThat(verdicts).hasSize(3).allMatch(Verdict::isGood);
  }
}
