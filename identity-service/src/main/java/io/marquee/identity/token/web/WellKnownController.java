package io.marquee.identity.token.web;

import io.marquee.identity.token.Issuer;
import io.marquee.identity.token.SigningKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What verifiers of our tokens need: RFC 7517 keys, and OpenID Connect Discovery to find them. */
@RestController
@RequestMapping("/.well-known")
class WellKnownController {

  /** Shorter than the time a new key is published before it signs. */
  private static final CacheControl CACHE =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final SigningKeys keys;
  private final Issuer issuer;

  WellKnownController(SigningKeys keys, Issuer issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  @GetMapping("/jwks.json")
  ResponseEntity<Map<String, Object>> keys() {
    return ResponseEntity.ok().cacheControl(CACHE).body(keys.published().toJSONObject());
  }

  record OpenIdConfiguration(
      String issuer,
      String jwksUri,
      String tokenEndpoint,
      List<String> tokenEndpointAuthMethodsSupported,
      List<String> grantTypesSupported,
      List<String> responseTypesSupported,
      List<String> subjectTypesSupported,
      List<String> idTokenSigningAlgValuesSupported) {}

  @GetMapping("/openid-configuration")
  ResponseEntity<OpenIdConfiguration> configuration() {
    return ResponseEntity.ok()
        .cacheControl(CACHE)
        .body(
            new OpenIdConfiguration(
                issuer.publicUrl().toString(),
                issuer.publicUrl() + "/.well-known/jwks.json",
                issuer.publicUrl() + "/oauth2/token",
                List.of("client_secret_basic", "client_secret_post"),
                List.of("client_credentials"),
                List.of("token"),
                List.of("public"),
                List.of("RS256")));
  }
}
