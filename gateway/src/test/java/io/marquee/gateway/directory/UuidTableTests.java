package io.marquee.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UuidTableTests {

  private record Key(long high, long low) {}

  @Test
  void behavesLikeAMapUnderManyChanges() {
    Random random = new Random(7);
    UuidTable table = new UuidTable(3, new UuidTable.Columns(0, 2));
    Map<Key, Long> expected = new HashMap<>();
    for (int step = 0; step < 200_000; step++) {
      // Few distinct keys, so that the same slots are taken and left many times.
      Key key = new Key(random.nextLong(0, 40), random.nextLong(0, 200));
      int row = table.find(0, key.high, key.low);
      if (row != UuidTable.NONE) {
        assertThat(table.get(row, 2)).isEqualTo(expected.remove(key));
        table.remove(row);
      } else {
        assertThat(expected).doesNotContainKey(key);
        long value = random.nextLong();
        table.add(key.high, key.low, value);
        expected.put(key, value);
      }
    }
    assertThat(table.size()).isEqualTo(expected.size());
    expected.forEach(
        (key, value) ->
            assertThat(table.get(table.find(0, key.high, key.low), 2)).isEqualTo(value));
  }

  @Test
  void findsARowByEachOfItsKeys() {
    UuidTable table = new UuidTable(7, new UuidTable.Columns(0, 2), new UuidTable.Columns(2, 6));
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) rows.add(table.add(i, -i, i, 2, 3, i, i * 10L));
    for (int i = 0; i < 10_000; i++) {
      assertThat(table.find(0, i, -i)).isEqualTo(rows.get(i));
      assertThat(table.find(1, i, 2, 3, i)).isEqualTo(rows.get(i));
    }
    assertThat(table.find(1, 1, 2, 3, 2)).isEqualTo(UuidTable.NONE);
  }
}
