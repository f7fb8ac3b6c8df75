package io.marquee.gateway.directory;

import io.marquee.gateway.recent.Recent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Knows a state that was overtaken on its way: a relay that was killed, or had lost something,
 * sends again what newer states of the same key may have passed, and who was sent off must not come
 * back by that. It comes late by seconds, so the last keys are enough.
 */
final class Newest {

  private static final int REMEMBERED = 100_000;

  private final Recent<Key, Said> last = new Recent<>(REMEMBERED);

  private record Key(String topic, UUID id) {}

  /**
   * @param number counts up with each state of a key; clocks of two processes would not
   * @param time tells a state that was overtaken from one that was said, and numbered, after a
   *     service's database was put back from a backup
   */
  private record Said(long number, Instant time) {
    boolean isBefore(Said other) {
      return number < other.number && time.isBefore(other.time);
    }
  }

  boolean wasOvertaken(ConsumerRecord<?, ?> message, UUID id) {
    String number = header(message, "ce_sequence");
    String time = header(message, "ce_time");
    if (number == null || time == null) return false;
    Said said = new Said(Long.parseLong(number), Instant.parse(time));
    Key key = new Key(message.topic(), id);
    Said known = last.get(key);
    if (known != null && said.isBefore(known)) return true;
    last.put(key, said);
    return false;
  }

  private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
