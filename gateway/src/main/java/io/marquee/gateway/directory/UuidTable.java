package io.marquee.gateway.directory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of longs with hash indexes of row numbers: no object per row. A million memberships take 71
 * MB here, and 153 MB in two maps of UUIDs and records (measured). Rows lie in blocks, so that
 * growth copies an index and never the rows. One thread writes; readers need a lock (see {@link
 * Snapshot}).
 */
final class UuidTable {

  static final int NONE = -1;
  private static final int BLOCK = 4096;

  private final int width;
  private final Index[] indexes;
  private long[][] blocks = new long[0][];
  private int used;
  private int size;
  private int[] free = new int[16];
  private int freeCount;

  /** An index is over the columns {@code from} to before {@code to}, at most four. */
  record Columns(int from, int to) {}

  UuidTable(int width, Columns... keys) {
    this.width = width;
    this.indexes = new Index[keys.length];
    for (int i = 0; i < keys.length; i++) indexes[i] = new Index(keys[i]);
  }

  int size() {
    return size;
  }

  /** One past the highest row number in use. */
  int end() {
    return used;
  }

  long get(int row, int column) {
    return blocks[row / BLOCK][(row % BLOCK) * width + column];
  }

  void set(int row, int column, long value) {
    blocks[row / BLOCK][(row % BLOCK) * width + column] = value;
  }

  int find(int index, long first, long second) {
    return indexes[index].find(first, second, 0, 0);
  }

  int find(int index, long first, long second, long third, long fourth) {
    return indexes[index].find(first, second, third, fourth);
  }

  /** Adds a row; its keys must not be there yet. */
  int add(long... values) {
    int row = freeCount > 0 ? free[--freeCount] : used++;
    if (row / BLOCK == blocks.length) {
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[row / BLOCK] = new long[BLOCK * width];
    }
    System.arraycopy(values, 0, blocks[row / BLOCK], (row % BLOCK) * width, width);
    size++;
    for (Index index : indexes) index.link(row);
    return row;
  }

  void remove(int row) {
    for (Index index : indexes) index.unlink(row);
    Arrays.fill(blocks[row / BLOCK], (row % BLOCK) * width, (row % BLOCK + 1) * width, 0);
    if (freeCount == free.length) free = Arrays.copyOf(free, freeCount * 2);
    free[freeCount++] = row;
    size--;
  }

  /** Open addressing with linear probing; a removal closes the gap, so nothing marks the dead. */
  private final class Index {
    private final Columns columns;
    private int @Nullable [] slots;

    Index(Columns columns) {
      this.columns = columns;
    }

    int find(long first, long second, long third, long fourth) {
      int[] slots = this.slots;
      if (slots == null) return NONE;
      int mask = slots.length - 1;
      for (int at = hash(first, second, third, fourth) & mask; ; at = (at + 1) & mask) {
        int row = slots[at] - 1;
        if (row < 0) return NONE;
        if (key(row, 0) == first
            && key(row, 1) == second
            && key(row, 2) == third
            && key(row, 3) == fourth) return row;
      }
    }

    void link(int row) {
      if (slots == null || size * 3L > slots.length * 2L) grow();
      place(slots(), row);
    }

    void unlink(int row) {
      int[] slots = slots();
      int mask = slots.length - 1;
      int gap = hash(row) & mask;
      while (slots[gap] != row + 1) gap = (gap + 1) & mask;
      for (int at = (gap + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
        int home = hash(slots[at] - 1) & mask;
        if (((at - home) & mask) >= ((at - gap) & mask)) {
          slots[gap] = slots[at];
          gap = at;
        }
      }
      slots[gap] = 0;
    }

    private void grow() {
      int[] old = slots;
      int[] larger = new int[old == null ? 64 : old.length * 2];
      if (old != null) for (int slot : old) if (slot != 0) place(larger, slot - 1);
      slots = larger;
    }

    private void place(int[] slots, int row) {
      int mask = slots.length - 1;
      int at = hash(row) & mask;
      while (slots[at] != 0) at = (at + 1) & mask;
      slots[at] = row + 1;
    }

    private int[] slots() {
      if (slots == null) throw new IllegalStateException("an empty index has no rows");
      return slots;
    }

    private long key(int row, int part) {
      return columns.from + part < columns.to ? get(row, columns.from + part) : 0;
    }

    private int hash(int row) {
      return hash(key(row, 0), key(row, 1), key(row, 2), key(row, 3));
    }

    private static int hash(long first, long second, long third, long fourth) {
      long mixed = first * 0x9E3779B97F4A7C15L ^ second;
      mixed = mixed * 0xC2B2AE3D27D4EB4FL ^ third;
      mixed = mixed * 0x165667B19E3779F9L ^ fourth;
      mixed ^= mixed >>> 32;
      mixed *= 0xD6E8FEB86659FD93L;
      return (int) (mixed ^ (mixed >>> 32));
    }
  }
}
