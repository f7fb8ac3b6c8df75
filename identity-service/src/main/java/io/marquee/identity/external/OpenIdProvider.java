package io.marquee.identity.external;

import static io.marquee.identity.external.ProviderCalls.encoded;
import static io.marquee.identity.external.ProviderCalls.unavailable;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One provider: the authorization code flow with PKCE (RFC 7636) of OpenID Connect Core 1.0. Its
 * configuration is found by its issuer and kept; its keys are fetched when they are needed.
 */
final class OpenIdProvider {

  private static final Set<String> YES = Set.of("true", "1");

  private final ExternalSettings.Provider settings;
  private final URI comesBackTo;
  private final ProviderCalls calls;
  private volatile @Nullable Configuration known;

  OpenIdProvider(ExternalSettings.Provider settings, URI comesBackTo, ProviderCalls calls) {
    this.settings = settings;
    this.comesBackTo = comesBackTo;
    this.calls = calls;
  }

  private record Configuration(
      URI authorization,
      URI token,
      @Nullable URI people,
      boolean secretInForm,
      IdTokens idTokens) {}

  String issuer() {
    return settings.issuer().toString();
  }

  @Nullable String name() {
    return settings.name();
  }

  /** Where to send the browser. */
  URI authorization(String state, String nonce, String codeChallenge) {
    URI place = configuration().authorization();
    var asked = new LinkedHashMap<String, String>();
    asked.put("response_type", "code");
    asked.put("client_id", settings.clientId());
    asked.put("redirect_uri", comesBackTo.toString());
    asked.put("scope", settings.scope());
    asked.put("state", state);
    asked.put("nonce", nonce);
    asked.put("code_challenge", codeChallenge);
    asked.put("code_challenge_method", "S256");
    return URI.create(place + (place.getQuery() == null ? "?" : "&") + ProviderCalls.form(asked));
  }

  /** Whom the provider says the browser's user is. */
  ExternalPerson exchange(String code, String verifier, String nonce) {
    JsonNode tokens = redeem(code, verifier);
    JWTClaimsSet claims =
        configuration().idTokens().read(tokens.path("id_token").asString(""), nonce);
    Map<String, Object> told = new LinkedHashMap<>(claims.getClaims());
    if (!told.containsKey("email")) told.putAll(asked(tokens, claims.getSubject()));
    return new ExternalPerson(
        issuer(),
        claims.getSubject(),
        text(told.get("email")),
        YES.contains(String.valueOf(told.get(settings.verifiedClaim()))),
        text(told.get("name")));
  }

  private JsonNode redeem(String code, String verifier) {
    Configuration configuration = configuration();
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", comesBackTo.toString());
    form.put("code_verifier", verifier);
    var request = HttpRequest.newBuilder(configuration.token());
    if (configuration.secretInForm()) {
      form.put("client_id", settings.clientId());
      form.put("client_secret", settings.clientSecret());
    } else {
      request.header("Authorization", basic());
    }
    var answer = calls.post(request, form);
    if (answer.status() == 200) return answer.body();
    String error = answer.body().path("error").asString("");
    // RFC 6749, 5.2: this is the browser's fault; all else is the provider's or ours.
    if (error.equals("invalid_grant")) throw ExternalRefused.notProven();
    throw unavailable(configuration.token(), answer.status() + " " + error);
  }

  /** OpenID Connect Core, 5.3: some tell the address on asking only. */
  private Map<String, Object> asked(JsonNode tokens, String subject) {
    URI people = configuration().people();
    String token = tokens.path("access_token").asString("");
    if (people == null || token.isEmpty()) return Map.of();
    JsonNode told =
        calls.get(HttpRequest.newBuilder(people).header("Authorization", "Bearer " + token));
    if (!subject.equals(told.path("sub").asString(""))) throw ExternalRefused.notProven();
    var claims = new LinkedHashMap<String, Object>();
    for (String name : Set.of("email", settings.verifiedClaim(), "name")) {
      if (told.hasNonNull(name)) claims.put(name, told.path(name).asString(""));
    }
    return claims;
  }

  private Configuration configuration() {
    Configuration found = known;
    if (found == null) known = found = discover();
    return found;
  }

  private Configuration discover() {
    String issuer = issuer();
    URI place = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    JsonNode told = calls.get(HttpRequest.newBuilder(place));
    // OpenID Connect Discovery, 4.3: or another provider could speak for this one.
    if (!issuer.equals(told.path("issuer").asString(""))) {
      throw unavailable(place, "it says that it is another");
    }
    try {
      return new Configuration(
          endpoint(told, "authorization_endpoint"),
          endpoint(told, "token_endpoint"),
          told.hasNonNull("userinfo_endpoint") ? endpoint(told, "userinfo_endpoint") : null,
          wantsSecretInForm(told.path("token_endpoint_auth_methods_supported")),
          new IdTokens(issuer, settings.clientId(), endpoint(told, "jwks_uri")));
    } catch (MalformedURLException | IllegalArgumentException malformed) {
      throw unavailable(place, "its configuration cannot be used");
    }
  }

  /** Nothing secret travels in the clear, unless it does not leave this machine. */
  private static URI endpoint(JsonNode told, String name) {
    URI place = URI.create(told.path(name).asString(""));
    ExternalSettings.requireSafe(place);
    return place;
  }

  /** Without a word, it is the header (OpenID Connect Discovery, 3). */
  private static boolean wantsSecretInForm(JsonNode methods) {
    boolean header = methods.isMissingNode();
    boolean form = false;
    for (JsonNode method : methods) {
      header |= method.asString("").equals("client_secret_basic");
      form |= method.asString("").equals("client_secret_post");
    }
    return form && !header;
  }

  private String basic() {
    String both = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text ? text : null;
  }
}
