package io.marquee.identity.session;

import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.throttle.Throttle.Attempt;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * How often passwords are tried: per account, whether there is one or not, and per network address.
 * A device that somebody logged in from before is counted alone, and so is not held up by a
 * stranger's tries; its own are slowed down like anybody's.
 */
@Component
class LogInPace {

  private final Throttle throttle;
  private final KnownDevices knownDevices;

  LogInPace(Throttle throttle, KnownDevices knownDevices) {
    this.throttle = throttle;
    this.knownDevices = knownDevices;
  }

  /** The tries that one log-in counts as: the account's first. */
  record Tries(Attempt account, List<Attempt> others) {}

  Tries begin(String email, Device device, List<User.Id> known) {
    String key = EmailAddress.keyOf(email);
    boolean isKnown = knownDevices.know(device, known.toArray(User.Id[]::new));
    Tries tries =
        isKnown
            ? new Tries(Attempt.at("device", key + " " + device.token(), Pace.GUESSES), List.of())
            : new Tries(
                Attempt.at("login", key, Pace.GUESSES),
                List.of(Attempt.at("network", device.network(), Pace.STRANGERS)));
    var all = new java.util.ArrayList<>(tries.others());
    all.add(tries.account());
    throttle.begin(all);
    return tries;
  }

  /** The password was right. Who guesses others' may know one: those tries stay counted. */
  void wasNoGuess(Tries tries) {
    throttle.clear(tries.account());
    tries.others().forEach(throttle::takeBack);
  }
}
