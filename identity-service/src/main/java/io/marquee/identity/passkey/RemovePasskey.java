package io.marquee.identity.passkey;

import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A passkey logs nobody in any more. */
@Service
public class RemovePasskey {

  private final Passkeys passkeys;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;

  RemovePasskey(Passkeys passkeys, RecentProof recentProof, MfaChanged mfaChanged) {
    this.passkeys = passkeys;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
  }

  /**
   * Removes.
   *
   * @param by whose, and from where
   * @param id which
   * @throws PasskeyNotFound when they have no such key
   */
  @Transactional
  public void run(MfaChanged.By by, UUID id) {
    recentProof.require(by.user(), by.session());
    if (!passkeys.remove(by.user(), id)) throw new PasskeyNotFound(id);
    mfaChanged.run(by, Change.PASSKEY_REMOVED);
  }
}
