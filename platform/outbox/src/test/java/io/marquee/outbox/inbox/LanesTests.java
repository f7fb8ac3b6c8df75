package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.Tenant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LanesTests {
  private final UUID account = UUID.randomUUID();
  private final Tenant one = Tenant.workspace(UUID.randomUUID(), account);
  private final Tenant other = Tenant.workspace(UUID.randomUUID(), account);

  @Test
  void givesEachTenantItsLane() {
    var lanes = new Lanes(4);
    List<Heard> events =
        List.of(heard(one, 1, 1), heard(other, 2, 1), heard(one, 3, 1), heard(one, 1, 2));
    events.forEach(event -> assertThat(lanes.add(event)).isTrue());

    assertThat(lanes.take())
        .containsExactly(
            List.of(events.get(0), events.get(2), events.get(3)), List.of(events.get(1)));
    assertThat(lanes.take()).isEmpty();
  }

  @Test
  void splitsManyEventsOfATenantButNoKey() {
    var lanes = new Lanes(3);
    for (int n = 0; n < 300; n++) lanes.add(heard(one, n % 20, n));

    List<List<Heard>> taken = lanes.take();

    assertThat(taken).hasSizeBetween(2, 3);
    assertThat(taken.stream().mapToInt(List::size).sum()).isEqualTo(300);
    for (int key = 0; key < 20; key++) {
      UUID id = new UUID(0, key);
      List<List<Heard>> its =
          taken.stream().filter(lane -> lane.stream().anyMatch(e -> e.key().equals(id))).toList();
      assertThat(its).hasSize(1);
      assertThat(its.getFirst().stream().filter(e -> e.key().equals(id)))
          .extracting(e -> e.envelope().sequence())
          .isSorted()
          .hasSize(15);
    }
  }

  @Test
  void waitsWithAKeyThatChangesItsTenant() {
    var lanes = new Lanes(3);
    lanes.add(heard(one, 1, 1));

    assertThat(lanes.add(heard(other, 1, 2))).isFalse();
    assertThat(lanes.take()).hasSize(1);
    assertThat(lanes.add(heard(other, 1, 2))).isTrue();
  }

  @Test
  void worksThroughAllLanesAndSaysWhatFailedAfterwards() {
    var turns = new Turns(2);
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    turns.all(IntStream.range(0, 50).boxed().toList(), 4, done::add);
    assertThat(done).hasSize(50);

    assertThatThrownBy(
            () ->
                turns.all(
                    List.of(1, 2, 3, 4),
                    4,
                    lane -> {
                      if (lane == 3) throw new AssertionError("lane 3");
                    }))
        .hasRootCauseMessage("lane 3");
  }

  @Test
  void makesRunsAsLongAsTheyAreQuick() {
    var size = new RunSize();
    int first = size.get();
    size.took(first, Duration.ofMillis(5).toNanos());
    assertThat(size.get()).isEqualTo(2 * first);
    for (int n = 0; n < 20; n++) size.took(size.get(), 1);
    assertThat(size.get()).isEqualTo(RunSize.MOST);
    size.took(200, Duration.ofMillis(300).toNanos());
    assertThat(size.get()).isEqualTo(100);
    for (int n = 0; n < 20; n++) size.failed();
    assertThat(size.get()).isEqualTo(1);
  }

  @Test
  void tellsWhoseFaultAFailureIs() {
    assertThat(Failure.of(new IllegalStateException())).isEqualTo(Failure.OF_ITS_OWN);
    assertThat(Failure.of(sql("40P01"))).isEqualTo(Failure.COLLISION);
    assertThat(Failure.of(sql("23505"))).isEqualTo(Failure.OF_ITS_OWN);
    for (String away : List.of("08006", "57P01", "53100", "25006")) {
      assertThat(Failure.of(sql(away))).isEqualTo(Failure.DATABASE_AWAY);
    }
  }

  private static Exception sql(String state) {
    return new IllegalStateException(new SQLException("for a test", state));
  }

  private static Heard heard(Tenant tenant, int key, long sequence) {
    UUID id = UUID.randomUUID();
    var envelope =
        new EventEnvelope(
            id,
            "t",
            "/marquee/test",
            Instant.EPOCH,
            new UUID(0, key),
            tenant.workspaceId(),
            tenant.accountId(),
            null,
            id,
            null,
            sequence,
            null);
    return new Heard(
        new Delivery("topic", 0, sequence, null, new RecordHeaders(), null),
        new Delivery.Read(new Object(), envelope));
  }
}
