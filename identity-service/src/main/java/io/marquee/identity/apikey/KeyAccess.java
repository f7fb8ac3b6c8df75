package io.marquee.identity.apikey;

import io.marquee.web.NotFound;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a key of the current workspace was given, for those who explain it. */
@Component
@Transactional(readOnly = true)
public class KeyAccess {

  private final ApiKeys keys;
  private final Clock clock;

  KeyAccess(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A key's access.
   *
   * @param createdBy who made it, and whose rights bound it
   * @param permissions what it was given
   * @param good whether it is neither revoked nor expired
   */
  public record Access(UUID createdBy, Set<String> permissions, boolean good) {}

  /**
   * One key's.
   *
   * @param id which
   * @return its access
   * @throws NotFound when there is none
   */
  public Access get(UUID id) {
    return keys.findById(new ApiKey.Id(id))
        .map(
            key ->
                new Access(
                    key.createdBy().value(),
                    Set.copyOf(key.scope().permissions()),
                    key.isGood(clock.instant())))
        .orElseThrow(() -> new NotFound("api key", id));
  }
}
