package io.marquee.identity.apikey;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace vanishes: none of its keys opens anything any more. */
@Service
public class EndAllKeys {

  private final ApiKeys keys;
  private final Clock clock;

  EndAllKeys(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Ends them.
   *
   * @return how many those were
   */
  @Transactional
  public long run() {
    var ended = keys.findAllByRevokedAtIsNull();
    for (ApiKey key : ended) {
      key.revoke(key.createdBy().value(), clock.instant());
      keys.saveAndFlush(key);
    }
    return ended.size();
  }
}
