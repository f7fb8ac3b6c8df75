package io.marquee.identity.passkey;

import com.github.f4b6a3.uuid.UuidCreator;
import com.webauthn4j.data.RegistrationData;
import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** One of somebody's devices has made a key. */
@Service
public class AddPasskey {

  private final RelyingParty relyingParty;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;
  private final TransactionOperations transaction;
  private final Clock clock;

  AddPasskey(
      RelyingParty relyingParty,
      Challenges challenges,
      Passkeys passkeys,
      RecentProof recentProof,
      MfaChanged mfaChanged,
      TransactionOperations transaction,
      Clock clock) {
    this.relyingParty = relyingParty;
    this.challenges = challenges;
    this.passkeys = passkeys;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores it.
   *
   * @param by whose, and from where
   * @param name as its owner calls it
   * @param credential what the browser says, RegistrationResponseJSON
   * @return its id
   * @throws PasskeyRefused when it does not answer what was asked
   */
  public UUID run(MfaChanged.By by, String name, Map<String, Object> credential) {
    recentProof.require(by.user(), by.session());
    RegistrationData data = relyingParty.readNew(credential);
    byte[] challenge =
        Objects.requireNonNull(data.getCollectedClientData()).getChallenge().getValue();
    boolean asked =
        challenges
            .take(PasskeyOptions.ADD, RelyingParty.base64Url(challenge))
            .filter(question -> by.user().value().equals(question.userId()))
            .isPresent();
    if (!asked || !relyingParty.isGood(data, challenge)) throw new PasskeyRefused(422);
    try {
      return transaction.execute(status -> add(by, name, data));
    } catch (DuplicateKeyException knownAlready) {
      throw new PasskeyRefused(422);
    }
  }

  private UUID add(MfaChanged.By by, String name, RegistrationData data) {
    var made = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
    UUID id = UuidCreator.getTimeOrderedEpoch();
    var key =
        new Passkey(
            id,
            by.user().value(),
            relyingParty.stored(data),
            made.getSignCount(),
            made.isFlagBE(),
            made.isFlagBS());
    byte[] credentialId =
        Objects.requireNonNull(made.getAttestedCredentialData()).getCredentialId();
    passkeys.add(key, credentialId, name, clock.instant());
    mfaChanged.run(by, Change.PASSKEY_ADDED);
    return id;
  }
}
