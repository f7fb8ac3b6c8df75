package io.marquee.identity.apikey;

import io.marquee.events.ApiKeyText;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a key a new secret, and its holders time to change over. */
@Service
public class RotateApiKey {

  private final ApiKeys keys;
  private final KeySecrets secrets;
  private final Clock clock;
  private final Audit audit;

  RotateApiKey(ApiKeys keys, KeySecrets secrets, Clock clock, Audit audit) {
    this.keys = keys;
    this.secrets = secrets;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Rotates. A secret that is already on its way out ends at once.
   *
   * @param caller who wants it; has what the key allows, since they will hold it
   * @param id which key
   * @param overlap how long the present secret stays good
   * @return the key with its new secret, which nobody can show again
   */
  @Transactional
  public IssuedKey run(Caller caller, ApiKey.Id id, Duration overlap) {
    caller.requirePerson();
    ApiKey key = keys.lock(id).orElseThrow(() -> new NotFound("api key", id.value()));
    Instant now = clock.instant();
    if (!key.isGood(now)) throw new KeyRevoked();
    ScopeRules.check(caller, key.scope().permissions());
    ApiKeyText text = secrets.next(id.value());
    key.rotate(text, overlap, now);
    keys.saveAndFlush(key);
    audit.noted("rotated", key.audited().with("overlap_seconds", overlap.toSeconds()));
    return new IssuedKey(id, text);
  }
}
