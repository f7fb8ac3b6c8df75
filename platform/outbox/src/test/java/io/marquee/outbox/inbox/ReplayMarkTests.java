package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplayMarkTests {
  private final Listener sums = new Listener(new Sums());
  private final Listener mails = new Listener(new Mails());

  @Test
  void addressesOneOrAll() {
    assertThat(new ReplayMark(7, "film.sums", false).addresses("film", sums)).isTrue();
    assertThat(new ReplayMark(7, "billing.sums", false).addresses("film", sums)).isFalse();
    assertThat(new ReplayMark(7, "film.other", false).addresses("film", sums)).isFalse();
    assertThat(new ReplayMark(7, "*", false).addresses("film", sums)).isTrue();
  }

  @Test
  void sparesTheWorldOutsideUnlessItIsForced() {
    assertThat(new ReplayMark(7, "*", false).addresses("film", mails)).isFalse();
    assertThat(new ReplayMark(7, "film.mails", false).addresses("film", mails)).isFalse();
    assertThat(new ReplayMark(7, "film.mails", true).addresses("film", mails)).isTrue();
  }

  @Test
  void survivesTheWayThroughKafka() {
    var mark = new ReplayMark(7, "film.sums", true);
    var headers = new RecordHeaders();
    mark.write(headers);

    assertThat(ReplayMark.isOn(headers)).isTrue();
    assertThat(ReplayMark.read(headers)).contains(mark);
  }

  @Test
  void addressesNobodyWhenItCannotBeRead() {
    for (String text : new String[] {"", "7", "seven;*", ";"}) {
      var headers = new RecordHeaders();
      headers.add(ReplayMark.HEADER, text.getBytes(StandardCharsets.US_ASCII));

      assertThat(ReplayMark.isOn(headers)).isTrue();
      assertThat(ReplayMark.read(headers)).isEmpty();
    }
  }

  @EventConsumer(name = "sums", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class Sums {
    @Handles
    void on(ProjectCreated event) {}
  }

  @EventConsumer(
      name = "mails",
      of = ProjectEvent.class,
      order = Order.COMMUTATIVE,
      replayable = false)
  static class Mails {
    @Handles
    void on(ProjectCreated event) {}
  }
}
