package io.marquee.outbox.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands as much of PostgreSQL's <a
 * href="https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html">logical
 * replication messages</a>, version 1 and binary, as the outbox needs: what was inserted, what was
 * marked, and where transactions end. A transaction's rows come together, after its commit.
 */
class PgOutput {
  /** A transaction that is larger than this comes in parts, of which the last has its end. */
  private static final int PART_ROWS = 512;

  private static final long PART_BYTES = 1024 * 1024;

  private final String source;
  private final Map<Integer, RowDecoder> tables = new HashMap<>();
  private List<OutboxRow> rows = new ArrayList<>();
  private List<String> marks = new ArrayList<>();
  private long bytes;

  PgOutput(String source) {
    this.source = source;
  }

  /** Takes a message; gives what is to be handed on, if anything. */
  StreamQueue.@Nullable Batch read(ByteBuffer message) {
    switch (message.get()) {
      case 'I' -> insert(message);
      case 'C' -> {
        message.position(message.position() + 1 + Long.BYTES);
        return part(message.getLong());
      }
      case 'M' -> mark(message);
      case 'R' -> {
        int table = message.getInt();
        tables.put(table, RowDecoder.of(message, source));
      }
      default -> {
        // Begin, Origin, Type: nothing that the outbox needs. Other changes are not published.
      }
    }
    return rows.size() >= PART_ROWS || bytes >= PART_BYTES ? part(0) : null;
  }

  private void insert(ByteBuffer message) {
    RowDecoder decoder = tables.get(message.getInt());
    if (decoder == null) throw new IllegalStateException("a row of an unknown table");
    bytes += message.remaining();
    message.get();
    rows.add(decoder.decode(message));
  }

  private void mark(ByteBuffer message) {
    message.position(message.position() + 1 + Long.BYTES);
    if (!text(message).equals(Reconciler.PREFIX)) return;
    byte[] content = new byte[message.getInt()];
    message.get(content);
    marks.add(new String(content, StandardCharsets.UTF_8));
  }

  private StreamQueue.Batch part(long lsn) {
    var part = new StreamQueue.Batch(rows, marks, bytes, lsn);
    rows = new ArrayList<>();
    marks = new ArrayList<>();
    bytes = 0;
    return part;
  }

  /** A text that ends with a zero. */
  static String text(ByteBuffer message) {
    int end = message.position();
    while (message.get(end) != 0) end++;
    byte[] text = new byte[end - message.position()];
    message.get(text);
    message.get();
    return new String(text, StandardCharsets.UTF_8);
  }
}
