package io.marquee.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class EventHeadersTests {
  private final EventEnvelope full =
      new EventEnvelope(
          UUID.randomUUID(),
          "film.generated.v1",
          "/marquee/film",
          Instant.parse("2026-11-22T10:15:30.123456Z"),
          UUID.randomUUID(),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "user:1",
          UUID.randomUUID(),
          UUID.randomUUID(),
          7,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  @Test
  void readsWhatItWrites() {
    assertThat(EventHeaders.read(EventHeaders.write(full))).isEqualTo(full);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    var small =
        new EventEnvelope(
            full.id(),
            full.type(),
            full.source(),
            full.time(),
            full.subject(),
            null,
            null,
            null,
            full.correlationId(),
            null,
            1,
            null);

    Headers headers = EventHeaders.write(small);

    assertThat(headers.lastHeader("ce_workspace")).isNull();
    assertThat(EventHeaders.read(headers)).isEqualTo(small);
  }

  @Test
  void writesTheNamesOfCloudEvents() {
    assertThat(EventHeaders.write(full))
        .extracting(Header::key)
        .containsExactly(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_time",
            "ce_subject",
            "ce_workspace",
            "ce_account",
            "ce_actor",
            "ce_correlation",
            "ce_causation",
            "ce_sequence",
            "traceparent",
            "content-type");
  }

  @Test
  void saysWhichHeaderIsWrong() {
    Headers headers = EventHeaders.write(full);
    headers.add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> EventHeaders.read(headers))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("ce_time")
        .hasMessageContaining("yesterday");

    headers.remove("ce_time");
    assertThatThrownBy(() -> EventHeaders.read(headers)).hasMessageContaining("missing");
  }
}
