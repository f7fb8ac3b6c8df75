package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.outbox.chaos.Finding.Kind;
import io.marquee.outbox.chaos.History.Delivered;
import io.marquee.outbox.chaos.History.Effect;
import io.marquee.outbox.chaos.History.Letter;
import io.marquee.outbox.chaos.History.Said;
import io.marquee.outbox.chaos.History.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each checker gets a history that is right, and then the same one with one thing broken. */
class ChecksTests {
  private static final UUID KEY = Load.id("key");

  private final List<Said> said = new ArrayList<>();
  private final Set<UUID> acknowledged = new HashSet<>();
  private final Set<UUID> takenBack = new HashSet<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Set<UUID> forgotten = new HashSet<>();
  private final Set<UUID> counted = new HashSet<>();
  private final Map<String, Map<Integer, Long>> places = new HashMap<>();
  private final List<Letter> letters = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();

  @BeforeEach
  void threeEventsOfOneAggregate() {
    for (int n = 1; n <= 3; n++) {
      said.add(new Said(id(n), n, KEY, n));
      acknowledged.add(id(n));
      delivered.add(new Delivered(id(n), KEY, n, 0, n - 1));
      for (String each : List.of("sums", "copies", "steps")) effects.add(effect(each, n));
    }
    for (String each : List.of("sums", "copies", "steps")) places.put(each, Map.of(0, 3L));
    takenBack.add(id(99));
    writes.add(new Write(1, 1, true, "speaker-1"));
    writes.add(new Write(2, 1, false, "speaker-1"));
    writes.add(new Write(3, 2, true, "speaker-2"));
    writes.add(new Write(4, 2, false, "speaker-2"));
  }

  @Test
  void haveNothingAgainstWhatIsRight() {
    delivered.add(new Delivered(id(2), KEY, 2, 0, 3));

    assertThat(findings()).isEmpty();
  }

  @Test
  void missWhatNeverReachedKafkaThoughTheRelayCountsIt() {
    delivered.removeLast();
    effects.removeIf(each -> each.id().equals(id(3)));
    counted.add(id(3));

    assertThat(findings()).containsExactly(Kind.LOST);
  }

  @Test
  void findTheRelayStuckWhereItDoesNotCountWhatIsMissing() {
    delivered.removeLast();
    effects.removeIf(each -> each.id().equals(id(3)));

    assertThat(findings()).containsExactly(Kind.STUCK);
  }

  @Test
  void missAnEffectThatTheConsumerHasGonePast() {
    effects.removeIf(each -> each.consumer().equals("sums") && each.id().equals(id(2)));

    assertThat(findings()).containsExactly(Kind.LOST);
  }

  @Test
  void findTheConsumerStuckBeforeWhatHasNoEffect() {
    effects.removeIf(each -> each.consumer().equals("steps") && each.id().equals(id(3)));
    places.put("steps", Map.of(0, 2L));

    assertThat(findings()).containsExactly(Kind.STUCK);
  }

  @Test
  void missACommitThatWasAcknowledged() {
    acknowledged.add(id(4));

    assertThat(findings()).containsExactly(Kind.VANISHED);
  }

  @Test
  void findWhatWasRolledBack() {
    takenBack.add(id(1));

    assertThat(findings()).containsExactly(Kind.PHANTOM);
  }

  @Test
  void findWhatNobodySaidInKafka() {
    delivered.add(new Delivered(id(99), KEY, 4, 0, 3));

    assertThat(findings()).containsExactly(Kind.PHANTOM);
  }

  @Test
  void findWhatNobodySaidAmongTheEffects() {
    effects.add(effect("sums", 99));

    assertThat(findings()).containsExactly(Kind.PHANTOM);
  }

  @Test
  void findASecondEffect() {
    effects.add(effect("sums", 2));

    assertThat(findings()).containsExactly(Kind.TWICE);
  }

  @Test
  void findAFirstDeliveryThatCameAfterItsSuccessor() {
    delivered.addFirst(delivered.remove(1));

    assertThat(findings()).containsExactly(Kind.OUT_OF_ORDER);
  }

  @Test
  void countARepairApartAndForgiveACopyThatSkippedIt() {
    delivered.add(delivered.remove(1));
    forgotten.add(id(2));
    effects.removeIf(each -> each.consumer().equals("copies") && each.id().equals(id(2)));

    assertThat(findings()).isEmpty();
    assertThat(Checks.repairs(history())).isEqualTo(1);
  }

  @Test
  void findACopyThatSkippedWhatWasNotLate() {
    effects.removeIf(each -> each.consumer().equals("copies") && each.id().equals(id(2)));

    assertThat(findings()).containsExactly(Kind.LOST);
  }

  @Test
  void findACopyThatWentBack() {
    swapEffects("copies");

    assertThat(findings()).containsExactly(Kind.EFFECTS_OUT_OF_ORDER);
  }

  @Test
  void findAStrictListenerThatJumped() {
    swapEffects("steps");

    assertThat(findings()).contains(Kind.EFFECTS_OUT_OF_ORDER);
  }

  @Test
  void letSumsComeInAnyOrder() {
    swapEffects("sums");

    assertThat(findings()).isEmpty();
  }

  @Test
  void findADeadLetterThatWaits() {
    letters.add(new Letter(1, "steps", "" + id(1), "early", "waiting", ""));

    assertThat(findings()).containsExactly(Kind.DEAD_LETTER);
  }

  @Test
  void findAnEventThatFailed() {
    letters.add(new Letter(1, "sums", "" + id(1), "failed", "replayed", "broken"));

    assertThat(findings()).containsExactly(Kind.DEAD_LETTER);
  }

  @Test
  void forgiveAStrictListenerThatWaitedForARepair() {
    letters.add(new Letter(1, "steps", "" + id(1), "early", "replayed", ""));

    assertThat(findings()).isEmpty();
  }

  @Test
  void findAWriteOfAFormerLeader() {
    writes.add(new Write(5, 2, false, "speaker-1"));

    assertThat(findings()).containsExactly(Kind.TWO_LEADERS);
  }

  private List<Kind> findings() {
    return Checks.all(history()).stream().map(Finding::kind).toList();
  }

  private History history() {
    return new History(
        said,
        acknowledged,
        takenBack,
        delivered,
        effects,
        forgotten,
        counted,
        places,
        letters,
        writes);
  }

  /** Its second and third effect in the other order. */
  private void swapEffects(String consumer) {
    List<Effect> own = effects.stream().filter(each -> each.consumer().equals(consumer)).toList();
    effects.removeAll(own);
    effects.addAll(List.of(own.get(0), own.get(2), own.get(1)));
  }

  private Effect effect(String consumer, int n) {
    return new Effect(effects.size() + 1L, consumer, id(n), KEY, n);
  }

  private static UUID id(int n) {
    return Load.id("event " + n);
  }
}
