package io.marquee.identity.passkey;

import com.webauthn4j.data.AuthenticationData;
import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.session.SignedProofs;
import io.marquee.identity.user.User;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Somebody's key has signed what we asked. */
@Component
class ProvePasskey implements SignedProofs {

  private static final Logger LOG = LoggerFactory.getLogger(ProvePasskey.class);

  private final RelyingParty relyingParty;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final Clock clock;

  ProvePasskey(RelyingParty relyingParty, Challenges challenges, Passkeys passkeys, Clock clock) {
    this.relyingParty = relyingParty;
    this.challenges = challenges;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /** Who it is, and how they proved it; empty when nothing is proved. */
  @Override
  public Optional<Proven> prove(Map<String, Object> credential) {
    AuthenticationData data = relyingParty.read(credential);
    byte[] challenge =
        Objects.requireNonNull(data.getCollectedClientData()).getChallenge().getValue();
    if (challenges.take(PasskeyOptions.LOG_IN, RelyingParty.base64Url(challenge)).isEmpty()) {
      return Optional.empty();
    }
    return passkeys
        .find(data.getCredentialId())
        .filter(key -> isOwners(data, key.user()) && relyingParty.isGood(data, key, challenge))
        .flatMap(key -> use(key, data));
  }

  private Optional<Proven> use(Passkey key, AuthenticationData data) {
    var signed = Objects.requireNonNull(data.getAuthenticatorData());
    boolean counted =
        passkeys.used(key.id(), signed.getSignCount(), signed.isFlagBS(), clock.instant());
    if (!counted) {
      LOG.warn(
          "passkey {} has signed with a count that was used: it may have been copied", key.id());
      return Optional.empty();
    }
    // RFC 8176: a key that stays in its hardware, or one that is copied between devices.
    String kind = key.backupEligible() ? "swk" : "hwk";
    return Optional.of(new Proven(key.user(), List.of(kind, "user", "mfa")));
  }

  /** The key says whose it is; it may not say somebody else's. */
  private static boolean isOwners(AuthenticationData data, User.Id owner) {
    byte[] handle = data.getUserHandle();
    return handle == null || Arrays.equals(handle, PasskeyOptions.bytes(owner.value()));
  }
}
