package io.marquee.bench.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TwoSamplesTests {

  private final Random random = new Random(1);

  /** Worked out by hand: of twelve pairs the first is longer in eleven, so U is 11. */
  @Test
  void countsAsTheBookDoes() {
    var test = TwoSamples.of(new double[] {4, 5, 6}, new double[] {1, 2, 3, 4.5});
    assertThat(test.advantage()).isCloseTo(11.0 / 12, Offset.offset(1e-9));
    assertThat(test.p()).isCloseTo(0.0771, Offset.offset(1e-4));
  }

  @Test
  void equalTimesCannotBeToldApart() {
    var test = TwoSamples.of(new double[] {1, 1, 2, 2}, new double[] {2, 1, 2, 1});
    assertThat(test.advantage()).isEqualTo(0.5);
    assertThat(test.p()).isCloseTo(1, Offset.offset(1e-6));
  }

  @Test
  void aHashMoreWouldBeSeen() {
    assertThat(TwoSamples.of(times(30), times(60)).p()).isLessThan(1e-6);
  }

  @Test
  void soWouldAMillisecondAmongThirty() {
    assertThat(TwoSamples.of(times(30), times(31)).p()).isLessThan(0.01);
  }

  @Test
  void noiseAloneIsNotSeen() {
    assertThat(TwoSamples.of(times(30), times(30)).p()).isGreaterThan(0.01);
  }

  /** Five hundred times with the long tail that times have. */
  private double[] times(double millis) {
    return random.doubles(500).map(u -> millis - 2 * Math.log(1 - u)).toArray();
  }
}
