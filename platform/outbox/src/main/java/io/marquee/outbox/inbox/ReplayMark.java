package io.marquee.outbox.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header of a record that was sent before and is sent again: {@code marquee-replay:
 * 7;workspace.film-statistics} or {@code 7;*}, with {@code ;force} behind it for consumers that are
 * not replayable. Whoever is not addressed passes it over.
 *
 * @param number of the replay, at the topic's owner
 * @param consumer with its service, or {@code *}
 */
public record ReplayMark(int number, String consumer, boolean forced) {
  /** The header. */
  public static final String HEADER = "marquee-replay";

  /** All consumers of a topic. */
  public static final String ALL = "*";

  /** Marks a record. */
  public void write(Headers headers) {
    String text = number + ";" + consumer + (forced ? ";force" : "");
    headers.add(HEADER, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether a record is one that is sent again. */
  public static boolean isOn(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }

  /** The mark, empty where there is none, or one that cannot be read and so addresses nobody. */
  static Optional<ReplayMark> read(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null) return Optional.empty();
    String[] parts = new String(header.value(), StandardCharsets.US_ASCII).split(";");
    try {
      return Optional.of(
          new ReplayMark(
              Integer.parseInt(parts[0]), parts[1], parts.length > 2 && parts[2].equals("force")));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  boolean addresses(String service, Listener listener) {
    if (!listener.replayable() && !forced) return false;
    return consumer.equals(ALL) || consumer.equals(service + "." + listener.name());
  }
}
