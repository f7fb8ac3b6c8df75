package io.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicasTests {

  private static final UUID ADA = UUID.randomUUID();
  private static final int LIMIT = 60;

  private final AtomicLong now = new AtomicLong();
  private final Buckets hereBuckets = new Buckets(now::get, 100);
  private final Buckets thereBuckets = new Buckets(now::get, 100);
  private final Replicas here = new Replicas(hereBuckets, now::get, Duration.ofSeconds(10));
  private final Replicas there = new Replicas(thereBuckets, now::get, Duration.ofSeconds(10));

  @Test
  void countTogether() {
    exchange();
    exchange();
    assertThat(taken(hereBuckets, 30)).isEqualTo(30);
    exchange();
    assertThat(taken(thereBuckets, LIMIT)).isEqualTo(30);
    exchange();
    assertThat(taken(hereBuckets, LIMIT)).isZero();
  }

  /** The error: what the other lets through between two exchanges. It is owed afterwards. */
  @Test
  void oweWhatTheyLetThroughAtOnce() {
    exchange();
    exchange();
    assertThat(taken(hereBuckets, LIMIT) + taken(thereBuckets, LIMIT)).isEqualTo(2 * LIMIT);
    exchange();
    int later = 0;
    for (int second = 1; second <= 120; second++) {
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      later += taken(hereBuckets, 1) + taken(thereBuckets, 1);
      exchange();
    }
    assertThat(2 * LIMIT + later)
        .as("in three minutes, the bucket and two minutes' filling")
        .isBetween(3 * LIMIT, 3 * LIMIT + 2);
  }

  @Test
  void saysOnlyThatItIsThereWhileItIsAlone() {
    taken(hereBuckets, 5);
    assertThat(entries(here.speak())).isEmpty();
    assertThat(here.speak()).isNull();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(entries(here.speak())).isEmpty();
    assertThat(here.others()).isZero();
  }

  @Test
  void forgetsWhoIsNotHeardAnyMore() {
    exchange();
    assertThat(here.others()).isOne();
    now.addAndGet(Duration.ofSeconds(11).toNanos());
    here.speak();
    assertThat(here.others()).isZero();
  }

  @Test
  void doesNotListenToItself() {
    here.hear(Objects.requireNonNull(here.speak()));
    assertThat(here.others()).isZero();
  }

  @Test
  void takesNoOtherWords() {
    for (byte[] words : List.of(new byte[0], new byte[17], new byte[] {1, 2}))
      assertThatThrownBy(() -> here.hear(words)).isInstanceOf(IllegalArgumentException.class);
  }

  private void exchange() {
    byte[] fromHere = here.speak();
    byte[] fromThere = there.speak();
    if (fromHere != null) there.hear(fromHere);
    if (fromThere != null) here.hear(fromThere);
  }

  private static int taken(Buckets buckets, int tries) {
    return (int)
        Stream.generate(() -> buckets.take(ADA, "tier", LIMIT))
            .limit(tries)
            .filter(Allowance::granted)
            .count();
  }

  private static List<Usage.Entry> entries(byte @Nullable [] words) {
    return Usage.read(Objects.requireNonNull(words)).entries();
  }
}
