package io.marquee.outbox.relay;

import io.marquee.outbox.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes records for Kafka out of the outbox's rows, bytes to bytes: no value is made an object that
 * the record does not need. It gives the same as {@link EventHeaders#write} would.
 */
class RowDecoder {
  private static final int ABSENT = -1;
  private static final long MICROS_FROM_1970_TO_2000 = 946_684_800_000_000L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final Header VERSION = header("ce_specversion", "1.0");
  private static final Header JSON = header("content-type", "application/json");

  private static final List<String> COLUMNS =
      List.of(
          "seq",
          "id",
          "topic",
          "type",
          "time",
          "key",
          "workspace_id",
          "account_id",
          "actor",
          "correlation_id",
          "causation_id",
          "sequence",
          "traceparent",
          "payload");

  /** For each of {@link #COLUMNS} where in the row it comes. */
  private final int[] order = new int[COLUMNS.size()];

  private final int width;
  private final Header source;
  private final Map<Word, Named> names = new HashMap<>();

  // Of the row at hand, by its own columns.
  private final int[] starts;
  private final int[] lengths;
  private byte[] row = {};

  private long second = Long.MIN_VALUE;
  private byte[] secondText = {};

  /** Bytes as a key of a map. */
  private record Word(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Word word && Arrays.equals(bytes, word.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** A topic or type, of which there are few. */
  private record Named(String text, Header header) {}

  private RowDecoder(List<String> columns, String source) {
    this.width = columns.size();
    this.starts = new int[width];
    this.lengths = new int[width];
    this.source = header("ce_source", source);
    for (int n = 0; n < order.length; n++) {
      order[n] = columns.indexOf(COLUMNS.get(n));
      if (order[n] < 0) throw new IllegalStateException("not published: " + COLUMNS.get(n));
    }
  }

  /** For the table that a Relation message describes. */
  static RowDecoder of(ByteBuffer relation, String source) {
    PgOutput.text(relation);
    PgOutput.text(relation);
    relation.get();
    String[] columns = new String[relation.getShort()];
    for (int n = 0; n < columns.length; n++) {
      relation.get();
      columns[n] = PgOutput.text(relation);
      relation.getInt();
      relation.getInt();
    }
    return new RowDecoder(List.of(columns), source);
  }

  /** Decodes the tuple of an Insert message. */
  OutboxRow decode(ByteBuffer tuple) {
    find(tuple);
    Named type = named("ce_type", 3);
    byte[] subject = uuid(5);
    byte[] payload = bytes(13);
    Header[] headers = new Header[14];
    int count = 0;
    headers[count++] = VERSION;
    headers[count++] = new RecordHeader("ce_id", uuid(1));
    headers[count++] = type.header();
    headers[count++] = source;
    headers[count++] = new RecordHeader("ce_time", time(number(4)));
    headers[count++] = new RecordHeader("ce_subject", subject);
    if (has(6)) headers[count++] = new RecordHeader("ce_workspace", uuid(6));
    if (has(7)) headers[count++] = new RecordHeader("ce_account", uuid(7));
    if (has(8)) headers[count++] = new RecordHeader("ce_actor", bytes(8));
    headers[count++] = new RecordHeader("ce_correlation", uuid(9));
    if (has(10)) headers[count++] = new RecordHeader("ce_causation", uuid(10));
    headers[count++] = header("ce_sequence", Long.toString(number(11)));
    if (has(12)) headers[count++] = new RecordHeader("traceparent", bytes(12));
    if (!type.text().equals(EventHeaders.TOMBSTONE)) headers[count++] = JSON;
    return new OutboxRow(
        number(0),
        OutboxRow.madeAt(ByteBuffer.wrap(row, start(1), 8).getLong()),
        new ProducerRecord<>(
            named("topic", 2).text(),
            null,
            null,
            subject,
            payload,
            new RecordHeaders(count == headers.length ? headers : Arrays.copyOf(headers, count))));
  }

  private void find(ByteBuffer tuple) {
    if (tuple.getShort() != width) throw new IllegalStateException("a row of another width");
    row = tuple.array();
    for (int n = 0; n < width; n++) {
      byte kind = tuple.get();
      switch (kind) {
        case 'b' -> {
          lengths[n] = tuple.getInt();
          starts[n] = tuple.arrayOffset() + tuple.position();
          tuple.position(tuple.position() + lengths[n]);
        }
        case 'n' -> lengths[n] = ABSENT;
        default -> throw new IllegalStateException("a value of an unknown kind: " + (char) kind);
      }
    }
  }

  private boolean has(int column) {
    return lengths[order[column]] != ABSENT;
  }

  private int start(int column) {
    return starts[order[column]];
  }

  private byte @Nullable [] bytes(int column) {
    if (!has(column)) return null;
    return Arrays.copyOfRange(row, start(column), start(column) + lengths[order[column]]);
  }

  private long number(int column) {
    return ByteBuffer.wrap(row, start(column), 8).getLong();
  }

  private Named named(String header, int column) {
    var word =
        new Word(Arrays.copyOfRange(row, start(column), start(column) + lengths[order[column]]));
    Named known = names.get(word);
    if (known == null) {
      known =
          new Named(
              new String(word.bytes(), StandardCharsets.UTF_8),
              new RecordHeader(header, word.bytes()));
      names.put(word, known);
    }
    return known;
  }

  private byte[] uuid(int column) {
    byte[] text = new byte[36];
    int from = start(column);
    int to = 0;
    for (int n = 0; n < 16; n++) {
      if (n == 4 || n == 6 || n == 8 || n == 10) text[to++] = '-';
      byte value = row[from + n];
      text[to++] = HEX[(value >> 4) & 15];
      text[to++] = HEX[value & 15];
    }
    return text;
  }

  /** As {@link Instant#toString}: no, three, or six digits behind the seconds. */
  private byte[] time(long microsSince2000) {
    long micros = microsSince2000 + MICROS_FROM_1970_TO_2000;
    long whole = Math.floorDiv(micros, 1_000_000L);
    int part = (int) Math.floorMod(micros, 1_000_000L);
    if (whole != second) {
      secondText = Instant.ofEpochSecond(whole).toString().getBytes(StandardCharsets.US_ASCII);
      second = whole;
    }
    if (part == 0) return secondText;
    int digits = part % 1000 == 0 ? 3 : 6;
    int left = digits == 3 ? part / 1000 : part;
    int end = secondText.length + digits;
    byte[] text = Arrays.copyOf(secondText, end + 1);
    text[end] = 'Z';
    for (int n = end - 1; n >= secondText.length; n--) {
      text[n] = (byte) ('0' + left % 10);
      left /= 10;
    }
    text[secondText.length - 1] = '.';
    return text;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
