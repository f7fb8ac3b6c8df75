package io.marquee.identity.magiclink;

import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;

/** How many links somebody is mailed: who uses one has shown that they wanted it. */
final class MagicLinkPace {

  private MagicLinkPace() {}

  static Throttle.Attempt of(User user) {
    return Throttle.Attempt.at("magic-link", user.emailKey(), Pace.MAILS);
  }
}
