package io.marquee.identity.apikey;

import io.marquee.identity.membership.Membership;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A member may something else, or has gone: so have their keys, in the same transaction. */
@Component
class FollowMembers {

  private final TellKeys tellKeys;

  FollowMembers(TellKeys tellKeys) {
    this.tellKeys = tellKeys;
  }

  @EventListener
  void on(Membership.Changed event) {
    tellKeys.ofMaker(event.membership().userId());
  }

  @EventListener
  void on(Membership.Removed event) {
    tellKeys.ofMaker(event.userId());
  }
}
