package io.marquee.gateway.limit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What callers have used at one replica since it last spoke, as bytes: a version, the replica, then
 * 24 bytes for each caller. With no entries it is a sign of life.
 *
 * @param replica who tells
 * @param entries the callers
 */
record Usage(UUID replica, List<Entry> entries) {

  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 2 * Long.BYTES;
  private static final int ENTRY = 3 * Long.BYTES;

  /**
   * One caller.
   *
   * @param caller as its bucket is called
   * @param nanos what the requests cost
   */
  record Entry(UUID caller, long nanos) {}

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(HEAD + entries.size() * ENTRY).put(VERSION);
    put(out, replica);
    for (Entry entry : entries) {
      put(out, entry.caller);
      out.putLong(entry.nanos);
    }
    return out.array();
  }

  /**
   * Reads.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Usage read(byte[] bytes) {
    if (bytes.length < HEAD || (bytes.length - HEAD) % ENTRY != 0 || bytes[0] != VERSION)
      throw new IllegalArgumentException("not a usage of version " + VERSION);
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    UUID replica = id(in);
    List<Entry> entries = new ArrayList<>();
    while (in.hasRemaining()) entries.add(new Entry(id(in), in.getLong()));
    return new Usage(replica, entries);
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
