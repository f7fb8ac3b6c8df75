package io.marquee.identity.apikey;

import io.marquee.identity.standing.Standings;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A key never may more than its maker. When they may something else, their keys in the current
 * workspace are told anew; when they are strangers here, their keys end.
 */
@Component
class TellKeys {

  private final ApiKeys keys;
  private final Standings standings;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  TellKeys(
      ApiKeys keys,
      Standings standings,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.keys = keys;
    this.standings = standings;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void ofMaker(User.Id maker) {
    var theirs = keys.findAllByCreatedByAndRevokedAtIsNull(maker);
    if (theirs.isEmpty()) return;
    boolean stranger = standings.of(maker).isStranger();
    for (ApiKey key : theirs) {
      if (stranger) {
        key.revoke(null, clock.instant());
        keys.saveAndFlush(key);
        audit.noted("revoked_with_its_maker", key.audited());
      } else {
        events.publishEvent(new ApiKey.Changed(key));
      }
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void all() {
    keys.findAllByRevokedAtIsNull().forEach(key -> events.publishEvent(new ApiKey.Changed(key)));
  }
}
