package io.marquee.identity.apikey;

import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a key. */
@Service
public class RevokeApiKey {

  private final ApiKeys keys;
  private final Clock clock;
  private final Audit audit;

  RevokeApiKey(ApiKeys keys, Clock clock, Audit audit) {
    this.keys = keys;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Ends it. Again, without effect. To end a key that one could not make oneself is allowed: it
   * gives nobody anything.
   *
   * @param caller who wants it, a person
   * @param id which key
   */
  @Transactional
  public void run(Caller caller, ApiKey.Id id) {
    caller.requirePerson();
    ApiKey key = keys.lock(id).orElseThrow(() -> new NotFound("api key", id.value()));
    if (key.isRevoked()) return;
    key.revoke(caller.userId(), clock.instant());
    keys.saveAndFlush(key);
    audit.noted("revoked", key.audited());
  }
}
