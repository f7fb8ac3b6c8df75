package io.marquee.identity.external;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;

/**
 * Reads what a provider says of somebody (OpenID Connect Core, 3.1.3.7): signed by its keys, said
 * by it, to us, now, and as the answer to our question.
 */
final class IdTokens {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  private final String clientId;
  private final URI keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  IdTokens(String issuer, String clientId, URI keys) throws MalformedURLException {
    this.clientId = clientId;
    this.keys = keys;
    var source = JWKSourceBuilder.create(keys.toURL()).retrying(true).build();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            clientId,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "iat", "exp", "nonce")));
  }

  JWTClaimsSet read(String idToken, String nonce) {
    try {
      JWTClaimsSet claims = processor.process(idToken, null);
      boolean toUs =
          claims.getAudience().size() == 1 || clientId.equals(claims.getStringClaim("azp"));
      if (!toUs || !nonce.equals(claims.getStringClaim("nonce"))) throw ExternalRefused.notProven();
      return claims;
    } catch (KeySourceException noKeys) {
      throw ProviderCalls.unavailable(keys, "no keys");
    } catch (ParseException | BadJOSEException | JOSEException untrue) {
      throw ExternalRefused.notProven();
    }
  }
}
