package io.marquee.identity.passkey;

import io.marquee.identity.session.Admission;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.SignedProofs.Proven;
import io.marquee.identity.session.Tokens;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.Users;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Somebody logs in by passkey: what they have and what they know or are, in one. */
@Service
public class LogInByPasskey {

  private final ProvePasskey provePasskey;
  private final Throttle throttle;
  private final Users users;
  private final Admission admission;

  LogInByPasskey(ProvePasskey provePasskey, Throttle throttle, Users users, Admission admission) {
    this.provePasskey = provePasskey;
    this.throttle = throttle;
    this.users = users;
    this.admission = admission;
  }

  /**
   * Logs in.
   *
   * @param credential what the browser says, AuthenticationResponseJSON
   * @param device from where
   * @return tokens of a new session
   * @throws PasskeyRefused when it proves nothing
   */
  public Tokens run(Map<String, Object> credential, Device device) {
    var attempt = Throttle.Attempt.at("network", device.network(), Pace.STRANGERS);
    throttle.begin(List.of(attempt));
    Proven proven = provePasskey.prove(credential).orElseThrow(() -> new PasskeyRefused(401));
    throttle.takeBack(attempt);
    return admission.fully(users.get(proven.user()), device, proven.amr());
  }
}
