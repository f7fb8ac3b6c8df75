package io.marquee.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgOutputTests {
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

  /** As the table has them, with one that nobody asked for. */
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "seq",
          "unknown",
          "type",
          "topic",
          "key",
          "sequence",
          "time",
          "workspace_id",
          "account_id",
          "actor",
          "correlation_id",
          "causation_id",
          "traceparent",
          "payload");

  private final UUID id = UUID.fromString("019384b2-7c3e-7abc-8def-0123456789ab");
  private final PgOutput decoder = new PgOutput("/marquee/film");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T02:07:38Z",
        "2026-11-23T02:07:38.120Z",
        "2026-11-23T02:07:38.000001Z",
        "2026-11-23T02:07:38.123456Z",
        "1969-12-31T23:59:59.5Z"
      })
  void makesTheRecordThatTheTableWouldGive(String time) {
    EventEnvelope envelope = envelope(time, "film.generated.v1", UUID.randomUUID(), "user:Ü");

    OutboxRow row = insert(7, envelope, "{\"title\":\"映画\"}");

    assertThat(row.seq()).isEqualTo(7);
    assertThat(row.saidAt()).isEqualTo(0x019384b27c3eL);
    assertThat(row.day()).isEqualTo(0x019384b27c3eL / 86_400_000);
    assertThat(row.record().topic()).isEqualTo("film.films");
    assertThat(row.record().key()).asString().isEqualTo(envelope.subject().toString());
    assertThat(row.record().value())
        .isEqualTo("{\"title\":\"映画\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(row.record().headers()).isEqualTo(EventHeaders.write(envelope));
  }

  @Test
  void leavesOutWhatIsNull() {
    EventEnvelope envelope = envelope("2026-11-23T02:07:38Z", EventHeaders.TOMBSTONE, null, null);

    OutboxRow row = insert(7, envelope, null);

    assertThat(row.record().value()).isNull();
    assertThat(row.record().headers()).isEqualTo(EventHeaders.write(envelope));
  }

  @Test
  void givesATransactionAtItsEnd() {
    EventEnvelope envelope = envelope("2026-11-23T02:07:38Z", "film.generated.v1", id, null);
    decoder.read(relation());

    assertThat(decoder.read(ByteBuffer.wrap(new byte[] {'B'}))).isNull();
    assertThat(decoder.read(row(1, envelope, "{}"))).isNull();
    assertThat(decoder.read(row(2, envelope, "{}"))).isNull();
    StreamQueue.Batch transaction = given(commit(4711));

    assertThat(transaction.rows()).extracting(OutboxRow::seq).containsExactly(1L, 2L);
    assertThat(transaction.lsn()).isEqualTo(4711);
  }

  @Test
  void givesALargeTransactionInPartsThatConfirmNothing() {
    EventEnvelope envelope = envelope("2026-11-23T02:07:38Z", "film.generated.v1", id, null);
    decoder.read(relation());

    StreamQueue.Batch part = given(row(1, envelope, "x".repeat(2_000_000)));

    assertThat(part.rows()).hasSize(1);
    assertThat(part.lsn()).isZero();
    StreamQueue.Batch end = given(commit(4711));
    assertThat(end.rows()).isEmpty();
    assertThat(end.lsn()).isEqualTo(4711);
  }

  @Test
  void hearsTheReconcilersMarksAlone() {
    decoder.read(message("somebody.else", "1:2"));
    decoder.read(message(Reconciler.PREFIX, "3:4"));
    StreamQueue.Batch transaction = given(commit(4711));

    assertThat(transaction.marks()).containsExactly("3:4");
  }

  @Test
  void refusesATableThatLacksAColumn() {
    ByteBuffer relation = message('R', 100);
    relation.putInt(1);
    put(relation, "service");
    put(relation, "outbox");
    relation.put((byte) 'd').putShort((short) 0).flip();

    assertThatThrownBy(() -> decoder.read(relation)).hasMessageContaining("not published");
  }

  private EventEnvelope envelope(
      String time, String type, @Nullable UUID others, @Nullable String actor) {
    return new EventEnvelope(
        id,
        type,
        "/marquee/film",
        Instant.parse(time),
        UUID.randomUUID(),
        others,
        others,
        actor,
        UUID.randomUUID(),
        others,
        42,
        actor == null ? null : "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  private OutboxRow insert(long seq, EventEnvelope envelope, @Nullable String payload) {
    decoder.read(relation());
    decoder.read(row(seq, envelope, payload));
    StreamQueue.Batch transaction = given(commit(1));
    return transaction.rows().getFirst();
  }

  private StreamQueue.Batch given(ByteBuffer message) {
    return Objects.requireNonNull(decoder.read(message));
  }

  private static ByteBuffer relation() {
    ByteBuffer message = message('R', 1_000);
    message.putInt(1);
    put(message, "service");
    put(message, "outbox");
    message.put((byte) 'd').putShort((short) COLUMNS.size());
    for (String column : COLUMNS) {
      message.put((byte) 0);
      put(message, column);
      message.putInt(0).putInt(-1);
    }
    return message.flip();
  }

  private static ByteBuffer row(long seq, EventEnvelope envelope, @Nullable String payload) {
    ByteBuffer message = message('I', 3_000_000);
    message.putInt(1).put((byte) 'N').putShort((short) COLUMNS.size());
    value(message, envelope.id());
    value(message, seq);
    value(message, "whatever");
    value(message, envelope.type());
    value(message, "film.films");
    value(message, envelope.subject());
    value(message, envelope.sequence());
    value(message, YEAR_2000.until(envelope.time()).toNanos() / 1000);
    value(message, envelope.workspaceId());
    value(message, envelope.accountId());
    value(message, envelope.actor());
    value(message, envelope.correlationId());
    value(message, envelope.causationId());
    value(message, envelope.traceparent());
    value(message, payload);
    // As the driver gives it: a slice of something larger.
    return message.flip().slice();
  }

  private static void value(ByteBuffer message, @Nullable Object value) {
    switch (value) {
      case null -> message.put((byte) 'n');
      case Long number -> message.put((byte) 'b').putInt(8).putLong(number);
      case UUID uuid ->
          message
              .put((byte) 'b')
              .putInt(16)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits());
      default -> {
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        message.put((byte) 'b').putInt(text.length).put(text);
      }
    }
  }

  private static ByteBuffer commit(long end) {
    return message('C', 30).put((byte) 0).putLong(end - 1).putLong(end).putLong(0).flip();
  }

  private static ByteBuffer message(String prefix, String content) {
    ByteBuffer message = message('M', 100).put((byte) 1).putLong(1);
    put(message, prefix);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return message.putInt(bytes.length).put(bytes).flip();
  }

  private static ByteBuffer message(char type, int size) {
    return ByteBuffer.allocate(size).put((byte) type);
  }

  private static void put(ByteBuffer message, String text) {
    message.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
  }
}
