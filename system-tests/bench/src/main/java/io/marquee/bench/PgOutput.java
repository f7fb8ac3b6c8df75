package io.marquee.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * As much of the <a
 * href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">protocol
 * pgoutput</a> as inserts into one table need. A row's columns stay bytes.
 */
final class PgOutput {
  /** The columns of the last relation that was described. */
  private String[] columns = {};

  String[] columns() {
    return columns;
  }

  /** {@code R}: id, namespace, name, replica identity, columns. */
  void relation(ByteBuffer message) {
    message.get();
    message.getInt();
    skipString(message);
    skipString(message);
    message.get();
    columns = new String[message.getShort()];
    for (int i = 0; i < columns.length; i++) {
      message.get();
      columns[i] = string(message);
      message.getInt();
      message.getInt();
    }
  }

  /** {@code I}: relation, then the new row. */
  @Nullable byte[][] insert(ByteBuffer message) {
    message.get();
    message.getInt();
    message.get();
    var row = new byte[message.getShort()][];
    for (int i = 0; i < row.length; i++) {
      if (message.get() != 't') continue;
      row[i] = new byte[message.getInt()];
      message.get(row[i]);
    }
    return row;
  }

  /** {@code C}: flags, position of the commit, end of the transaction. */
  long endOfTransaction(ByteBuffer message) {
    message.get();
    message.get();
    message.getLong();
    return message.getLong();
  }

  private static void skipString(ByteBuffer message) {
    while (message.get() != 0) {}
  }

  private static String string(ByteBuffer message) {
    int from = message.position();
    skipString(message);
    int length = message.position() - from - 1;
    return new String(
        message.array(), message.arrayOffset() + from, length, StandardCharsets.UTF_8);
  }
}
