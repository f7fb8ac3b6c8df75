package io.marquee.identity.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A provider that says whatever it likes. */
class OpenIdProviderTests {

  private static final String NONCE = "our-question";
  private static final RSAKey KEY = key();
  private static final RSAKey ANOTHER = key();

  private final Map<String, Said> says = new ConcurrentHashMap<>();
  private HttpServer server;
  private String issuer;

  private record Said(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          Said said = says.getOrDefault(exchange.getRequestURI().getPath(), new Said(404, "{}"));
          byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(said.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    tells("/.well-known/openid-configuration", 200, configuration(issuer, issuer + "/keys"));
    tells("/keys", 200, new JWKSet(KEY.toPublicJWK()).toString());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void believesWhatIsSignedForUsAsTheAnswerToOurQuestion() {
    gives(signed(claims().build(), KEY));
    assertThat(exchange())
        .isEqualTo(new ExternalPerson(issuer, "grace", "grace@example.com", true, "Grace"));
  }

  @Test
  void anotherKeyNoSignatureAndOthersTokensProveNothing() {
    refuses(signed(claims().build(), ANOTHER));
    refuses(new PlainJWT(claims().build()).serialize());
    refuses(signed(claims().issuer("https://other.example").build(), KEY));
    refuses(signed(claims().audience("another-client").build(), KEY));
    refuses(signed(claims().audience(List.of("marquee", "another-client")).build(), KEY));
    refuses(
        signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(300))).build(), KEY));
    refuses(signed(claims().subject(null).build(), KEY));
    refuses("nonsense");
    refuses("");
  }

  @Test
  void anAnswerToAnotherQuestionProvesNothing() {
    refuses(signed(claims().claim("nonce", "an-earlier-question").build(), KEY));
    refuses(signed(claims().claim("nonce", null).build(), KEY));
  }

  @Test
  void asksForTheAddressWhereItIsNotTold() {
    gives(signed(claims().claim("email", null).claim("email_verified", null).build(), KEY));
    tells(
        "/people", 200, "{\"sub\":\"grace\",\"email\":\"g@example.com\",\"email_verified\":true}");
    assertThat(exchange().email()).isEqualTo("g@example.com");
    assertThat(exchange().emailVerified()).isTrue();

    tells(
        "/people", 200, "{\"sub\":\"ada\",\"email\":\"ada@example.com\",\"email_verified\":true}");
    assertThatExceptionOfType(ExternalRefused.class).isThrownBy(this::exchange);
    tells("/people", 500, "{}");
    assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(this::exchange);
  }

  @Test
  void anAddressIsVerifiedOnlyIfItIsCalledSo() {
    for (Object no : List.of(false, "false", "yes", 0)) {
      gives(signed(claims().claim("email_verified", no).build(), KEY));
      assertThat(exchange().emailVerified()).as("%s", no).isFalse();
    }
    for (Object yes : List.of(true, "true")) {
      gives(signed(claims().claim("email_verified", yes).build(), KEY));
      assertThat(exchange().emailVerified()).as("%s", yes).isTrue();
    }
    gives(signed(claims().build(), KEY));
    assertThat(exchange(settings("xms_edov")).emailVerified()).isFalse();
    gives(signed(claims().claim("email_verified", null).claim("xms_edov", 1).build(), KEY));
    assertThat(exchange(settings("xms_edov")).emailVerified()).isTrue();
  }

  @Test
  void aUselessCodeIsTheBrowsersFaultAndAllElseTheProviders() {
    tells("/token", 400, "{\"error\":\"invalid_grant\"}");
    assertThatExceptionOfType(ExternalRefused.class).isThrownBy(this::exchange);
    for (Said trouble :
        List.of(
            new Said(401, "{\"error\":\"invalid_client\"}"),
            new Said(400, "{\"error\":\"unauthorized_client\"}"),
            new Said(500, "{}"),
            new Said(200, "<html>"),
            new Said(200, "{\"a\":\"" + "x".repeat(300_000) + "\"}"))) {
      says.put("/token", trouble);
      assertThatExceptionOfType(ProviderUnavailable.class)
          .as("%d", trouble.status())
          .isThrownBy(this::exchange);
    }
  }

  @Test
  void aProviderWithoutConfigurationOrKeysIsUnavailable() {
    gives(signed(claims().build(), KEY));
    tells("/keys", 500, "");
    assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(this::exchange);
    for (Said trouble :
        List.of(
            new Said(404, "{}"),
            new Said(401, "{}"),
            new Said(200, "{}"),
            new Said(200, configuration("https://other.example", issuer + "/keys")),
            new Said(200, configuration(issuer, "http://other.example/keys")),
            new Said(200, configuration(issuer, "file:/etc/passwd")))) {
      says.put("/.well-known/openid-configuration", trouble);
      assertThatExceptionOfType(ProviderUnavailable.class)
          .as(trouble.body())
          .isThrownBy(this::exchange);
    }
  }

  /** Its headers come at once, its body never ends: whoever waits is told within some seconds. */
  @Test
  void aProviderThatNeverEndsIsUnavailable() {
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    assertThat(CompletableFuture.runAsync(this::exchange))
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableThat()
        .withCauseInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void anIssuerIsReachedByHttps() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ExternalSettings.Provider(
                    URI.create("http://login.example"), "a", "b", null, "openid", "v"));
  }

  private void refuses(String idToken) {
    gives(idToken);
    assertThatExceptionOfType(ExternalRefused.class).as(idToken).isThrownBy(this::exchange);
  }

  private void gives(String idToken) {
    tells(
        "/token",
        200,
        "{\"token_type\":\"Bearer\",\"access_token\":\"at\",\"id_token\":\"" + idToken + "\"}");
  }

  private void tells(String path, int status, String body) {
    says.put(path, new Said(status, body));
  }

  private ExternalPerson exchange() {
    return exchange(settings("email_verified"));
  }

  private static ExternalPerson exchange(ExternalSettings.Provider settings) {
    var back = URI.create("http://localhost:8080/back");
    var calls = new ProviderCalls(JsonMapper.builder().build());
    return new OpenIdProvider(settings, back, calls).exchange("code", "verifier", NONCE);
  }

  private ExternalSettings.Provider settings(String verifiedClaim) {
    return new ExternalSettings.Provider(
        URI.create(issuer), "marquee", "secret", null, "openid email", verifiedClaim);
  }

  private String configuration(String saidIssuer, String keys) {
    return """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
         "userinfo_endpoint":"%s/people","jwks_uri":"%s"}
        """
        .formatted(saidIssuer, issuer, issuer, issuer, keys);
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject("grace")
        .audience("marquee")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .claim("nonce", NONCE)
        .claim("email", "grace@example.com")
        .claim("email_verified", true)
        .claim("name", "Grace");
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("provider").generate();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
