package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody proved from a device, otherwise than by logging in, that the account is theirs. */
@Service
public class TrustDevice {

  private final KnownDevices knownDevices;
  private final Clock clock;

  TrustDevice(KnownDevices knownDevices, Clock clock) {
    this.knownDevices = knownDevices;
    this.clock = clock;
  }

  /**
   * Remembers it.
   *
   * @param user whose it is
   * @param device which
   * @return what is to be left there
   */
  @Transactional
  public String run(User.Id user, Device device) {
    return knownDevices.remember(device, user, clock.instant());
  }
}
