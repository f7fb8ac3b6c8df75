package io.marquee.identity.passkey;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a browser is asked, in the JSON that it parses ({@code parseCreationOptionsFromJSON}, {@code
 * parseRequestOptionsFromJSON}). Logging in names nobody: the key knows whose it is, and nobody
 * learns from the options whether an address has an account.
 */
@Service
public class PasskeyOptions {

  static final String ADD = "passkey_add";
  static final String LOG_IN = "passkey_log_in";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RelyingParty relyingParty;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final Users users;
  private final RecentProof recentProof;

  PasskeyOptions(
      RelyingParty relyingParty,
      Challenges challenges,
      Passkeys passkeys,
      Users users,
      RecentProof recentProof) {
    this.relyingParty = relyingParty;
    this.challenges = challenges;
    this.passkeys = passkeys;
    this.users = users;
    this.recentProof = recentProof;
  }

  /**
   * For a new key.
   *
   * @param id whose
   * @param session at hand
   * @return PublicKeyCredentialCreationOptionsJSON
   */
  public Map<String, Object> toAdd(User.Id id, Session.Id session) {
    recentProof.require(id, session);
    User user = users.get(id);
    return Map.of(
        "challenge", challenge(ADD, id.value()),
        "rp", Map.of("id", relyingParty.id(), "name", "Marquee"),
        "user",
            Map.of(
                "id", RelyingParty.base64Url(bytes(id.value())),
                "name", user.email(),
                "displayName", user.fullName()),
        "pubKeyCredParams",
            RelyingParty.ALGORITHMS.stream()
                .map(each -> Map.of("type", "public-key", "alg", each.getValue()))
                .toList(),
        "timeout", PATIENCE.toMillis(),
        "excludeCredentials",
            passkeys.credentialIds(id).stream()
                .map(each -> Map.of("type", "public-key", "id", RelyingParty.base64Url(each)))
                .toList(),
        "authenticatorSelection",
            Map.of(
                "residentKey", "required",
                "requireResidentKey", true,
                "userVerification", "required"),
        "attestation", "none");
  }

  /**
   * For a signature of whoever is there.
   *
   * @return PublicKeyCredentialRequestOptionsJSON
   */
  public Map<String, Object> toLogIn() {
    return Map.of(
        "challenge", challenge(LOG_IN, null),
        "rpId", relyingParty.id(),
        "timeout", PATIENCE.toMillis(),
        "userVerification", "required",
        "allowCredentials", List.of());
  }

  private String challenge(String purpose, @Nullable UUID user) {
    RandomToken challenge = RandomToken.create("");
    challenges.ask(purpose, challenge, user, "{}", PATIENCE);
    return challenge.value();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
