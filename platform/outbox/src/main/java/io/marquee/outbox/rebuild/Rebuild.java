package io.marquee.outbox.rebuild;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A projection that is filled anew beside itself.
 *
 * @param state {@code preparing}, {@code filling}, {@code compared} (and following), {@code
 *     switched}, {@code equal} (nothing to switch), {@code cancelled}, {@code failed}
 * @param wish what comes next: {@code none}, {@code compare}, {@code switch}, {@code
 *     switch_if_equal}
 * @param heard events that had an effect so far
 * @param error what is in the way, or why it failed
 */
record Rebuild(
    int id,
    UUID request,
    String projection,
    @Nullable UUID workspaceId,
    String state,
    String wish,
    long heard,
    @Nullable String comparison,
    @Nullable Instant comparedAt,
    @Nullable String error,
    Instant startedAt,
    @Nullable Instant endedAt) {

  boolean isOpen() {
    return state.equals("preparing") || state.equals("filling") || state.equals("compared");
  }

  /** What the owner of a topic is asked for, the same each time that it is asked. */
  UUID requestTo(String topic) {
    return UUID.nameUUIDFromBytes((request + topic).getBytes(StandardCharsets.UTF_8));
  }
}
