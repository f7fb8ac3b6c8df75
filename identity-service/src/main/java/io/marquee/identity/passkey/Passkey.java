package io.marquee.identity.passkey;

import io.marquee.identity.user.User;
import java.util.UUID;

/**
 * A stored key.
 *
 * @param id ours
 * @param userId whose
 * @param credential attested credential data, as WebAuthn has it
 * @param signCount how often it has signed, 0 for keys that do not count
 * @param backupEligible whether it may be copied between devices
 * @param backedUp whether it was
 */
record Passkey(
    UUID id,
    UUID userId,
    byte[] credential,
    long signCount,
    boolean backupEligible,
    boolean backedUp) {

  User.Id user() {
    return new User.Id(userId);
  }
}
