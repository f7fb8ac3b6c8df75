package io.marquee.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeqsTests {

  @Test
  void joinsNeighbours() {
    var seqs = new Seqs();
    seqs.add(1);
    seqs.add(3);
    seqs.add(2);
    seqs.add(7, 9);

    assertThat(seqs.literal()).isEqualTo("{[1,4),[7,10)}");
  }

  @Test
  void tellsWhatIsMissing() {
    var seqs = new Seqs();
    seqs.add(3, 4);
    seqs.add(8);

    assertThat(seqs.gaps(1, 10))
        .containsExactly(new Seqs.Range(1, 2), new Seqs.Range(5, 7), new Seqs.Range(9, 10));
    assertThat(seqs.gaps(4, 8)).containsExactly(new Seqs.Range(5, 7));
    assertThat(seqs.gaps(3, 4)).isEmpty();
    assertThat(seqs.gaps(5, 4)).isEmpty();
  }

  @Test
  void forgetsWhatIsSettled() {
    var seqs = new Seqs();
    seqs.add(1, 9);
    seqs.add(12);

    seqs.forget(5);

    assertThat(seqs.literal()).isEqualTo("{[6,10),[12,13)}");
    seqs.forget(12);
    assertThat(seqs.isEmpty()).isTrue();
  }

  @Test
  void agreesWithAPlainSet() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      var seqs = new Seqs();
      var plain = new TreeSet<Long>();
      for (int n = 0; n < 30; n++) {
        long first = random.nextLong(1, 60);
        long last = first + random.nextLong(0, 5);
        seqs.add(first, last);
        LongStream.rangeClosed(first, last).forEach(plain::add);
      }
      long forgotten = random.nextLong(0, 30);
      seqs.forget(forgotten);
      plain.headSet(forgotten, true).clear();

      var found =
          LongStream.rangeClosed(1, 70)
              .filter(seqs::contains)
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(found).isEqualTo(plain);
      var missing =
          seqs.gaps(1, 70).stream()
              .flatMap(gap -> LongStream.rangeClosed(gap.first(), gap.last()).boxed())
              .collect(Collectors.toCollection(TreeSet::new));
      missing.addAll(plain);
      assertThat(missing)
          .isEqualTo(
              LongStream.rangeClosed(1, 70).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
