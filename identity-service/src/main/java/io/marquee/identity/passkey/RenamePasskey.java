package io.marquee.identity.passkey;

import io.marquee.identity.user.User;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Somebody calls one of their passkeys something else. */
@Service
public class RenamePasskey {

  private final Passkeys passkeys;

  RenamePasskey(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  /**
   * Renames.
   *
   * @param user whose
   * @param id which
   * @param name from now on
   * @throws PasskeyNotFound when they have no such key
   */
  public void run(User.Id user, UUID id, String name) {
    if (!passkeys.rename(user, id, name)) throw new PasskeyNotFound(id);
  }
}
