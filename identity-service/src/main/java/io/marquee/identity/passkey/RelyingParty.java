package io.marquee.identity.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.marquee.identity.token.Issuer;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our side of WebAuthn (level 2, with the JSON of level 3): what a browser sent is what we asked,
 * for this site, by a key that verified its user. Who made the key is not asked: that would leave
 * out most of them and tell us what is none of our business.
 */
@Component
class RelyingParty {

  static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final ObjectConverter converter = new ObjectConverter();
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);
  private final WebAuthnManager webAuthn =
      WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final JsonMapper json;
  private final Origin origin;
  private final String id;

  RelyingParty(Issuer issuer, JsonMapper json) {
    URI site = issuer.publicUrl();
    this.origin = new Origin(site.toString());
    this.id = site.getHost();
    this.json = json;
  }

  /** The domain that keys are bound to. */
  String id() {
    return id;
  }

  /** What a browser says about a new key; nothing of it is checked yet. */
  RegistrationData readNew(Map<String, Object> credential) {
    RegistrationData data = read(credential, webAuthn::parseRegistrationResponseJSON);
    if (data.getCollectedClientData() == null || data.getAttestationObject() == null) {
      throw new CredentialMalformed();
    }
    return data;
  }

  /** What a browser says about a signature; nothing of it is checked yet. */
  AuthenticationData read(Map<String, Object> credential) {
    AuthenticationData data = read(credential, webAuthn::parseAuthenticationResponseJSON);
    if (data.getCollectedClientData() == null || data.getAuthenticatorData() == null) {
      throw new CredentialMalformed();
    }
    return data;
  }

  /** The library fails in many ways over what no browser would send. */
  private <T> T read(Map<String, Object> credential, Function<String, T> parse) {
    try {
      return parse.apply(json.writeValueAsString(credential));
    } catch (DataConversionException
        | JacksonException
        | IllegalArgumentException
        | NullPointerException malformed) {
      throw new CredentialMalformed();
    }
  }

  /** Whether a new key answers the challenge, and was made for us by its verified user. */
  boolean isGood(RegistrationData data, byte[] challenge) {
    var parameters =
        ALGORITHMS.stream()
            .map(
                algorithm ->
                    new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();
    try {
      webAuthn.verify(data, new RegistrationParameters(site(challenge), parameters, true, true));
      return true;
    } catch (VerificationException refused) {
      return false;
    }
  }

  /** Whether a stored key has signed the challenge, for us and with its user verified. */
  boolean isGood(AuthenticationData data, Passkey key, byte[] challenge) {
    var stored =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            key.backupEligible(),
            key.backedUp(),
            key.signCount(),
            credentials.convert(key.credential()),
            null,
            null,
            null,
            null);
    try {
      webAuthn.verify(
          data, new AuthenticationParameters(site(challenge), stored, null, true, true));
      return true;
    } catch (VerificationException refused) {
      return false;
    }
  }

  /** What is stored of a new key. */
  byte[] stored(RegistrationData data) {
    var authenticatorData =
        java.util.Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
    return credentials.convert(
        java.util.Objects.requireNonNull(authenticatorData.getAttestedCredentialData()));
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private ServerProperty site(byte[] challenge) {
    return new ServerProperty(origin, id, new DefaultChallenge(challenge));
  }
}
