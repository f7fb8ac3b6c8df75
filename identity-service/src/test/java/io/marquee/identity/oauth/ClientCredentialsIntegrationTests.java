package io.marquee.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.test.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
class ClientCredentialsIntegrationTests {

  private final MockMvcTester mvc;
  private final Brands brands;
  private final TestDatabase database;
  private final Brand brand;
  private final String id;
  private final String secret;

  @Autowired
  ClientCredentialsIntegrationTests(MockMvcTester mvc, Brands brands, TestDatabase database) {
    this.mvc = mvc;
    this.brands = brands;
    this.database = database;
    this.brand = brands.found();
    JsonNode made =
        brands.body(
            brands.post(
                brand.asOwner(),
                brand.path("/api-keys"),
                "{'name':'Importer','permissions':['films:write','films:read']}"));
    id = made.at("/api_key/id").asString();
    secret = made.at("/secret").asString();
  }

  @Test
  void exchangesAKeyForAToken() throws Exception {
    var answer =
        token("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret);
    assertThat(answer).hasStatusOk();
    assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
    JsonNode body = brands.body(answer);
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
    assertThat(body.at("/token_type").asString()).isEqualTo("Bearer");
    assertThat(body.at("/scope").asString()).isEqualTo("films:read films:write");

    SignedJWT token = SignedJWT.parse(body.at("/access_token").asString());
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(id);
    assertThat(claims.getStringClaim("client_id")).isEqualTo(id);
    assertThat(claims.getStringClaim("wid")).isEqualTo(brand.id().toString());
    assertThat(claims.getStringClaim("scope")).isEqualTo("films:read films:write");
    assertThat(claims.getClaims()).doesNotContainKeys("sid", "email", "name");
  }

  @Test
  void givesLessWhenLessIsAskedFor() {
    var answer = basic("grant_type=client_credentials&scope=films:read", id, secret);
    assertThat(brands.body(answer).at("/scope").asString()).isEqualTo("films:read");
    assertRefused(
        basic("grant_type=client_credentials&scope=films:read posts:read", id, secret),
        400,
        "invalid_scope");
  }

  @Test
  void knowsNoOtherGrant() {
    assertRefused(basic("grant_type=password", id, secret), 400, "unsupported_grant_type");
    assertRefused(basic("scope=films:read", id, secret), 400, "invalid_request");
  }

  @Test
  void refusesWhoeverItDoesNotKnow() {
    String grant = "grant_type=client_credentials";
    char last = secret.charAt(40) == 'a' ? 'b' : 'a';
    String wrong = secret.substring(0, 40) + last + secret.substring(41);
    for (MvcTestResult answer :
        new MvcTestResult[] {
          basic(grant, id, wrong),
          basic(grant, id, "mq_live_nonsense"),
          basic(grant, brand.id().toString(), secret),
          token(grant + "&client_id=" + id + "&client_secret=x")
        }) {
      assertRefused(answer, 401, "invalid_client");
      assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Basic ");
    }
  }

  @Test
  void refusesMalformedRequests() {
    String grant = "grant_type=client_credentials";
    String body = grant + "&client_id=" + id + "&client_secret=" + secret;
    assertRefused(token(grant), 400, "invalid_request");
    assertRefused(token(body + "&client_id=" + id), 400, "invalid_request");
    assertRefused(basic(body, id, secret), 400, "invalid_request");
    assertRefused(
        mvc.post()
            .uri("/oauth2/token?client_secret=" + secret)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .content(grant)
            .exchange(),
        400,
        "invalid_request");
    assertRefused(
        mvc.post()
            .uri("/oauth2/token")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{}")
            .exchange(),
        400,
        "invalid_request");
  }

  @Test
  void aRevokedOrExpiredKeyGivesNothing() {
    String grant = "grant_type=client_credentials";
    database.update(
        "update shared.api_keys set expires_at = now() - interval '1 second' where id = ?::uuid",
        id);
    assertRefused(basic(grant, id, secret), 401, "invalid_client");
    database.update("update shared.api_keys set expires_at = null where id = ?::uuid", id);
    assertThat(basic(grant, id, secret)).hasStatusOk();
    brands.delete(brand.asOwner(), brand.path("/api-keys/" + id), null);
    assertRefused(basic(grant, id, secret), 401, "invalid_client");
  }

  @Test
  void bothSecretsAreGoodWhileTheyOverlap() {
    String grant = "grant_type=client_credentials";
    String next =
        brands
            .body(brands.post(brand.asOwner(), brand.path("/api-keys/" + id + "/rotate"), "{}"))
            .at("/secret")
            .asString();
    assertThat(basic(grant, id, secret)).hasStatusOk();
    assertThat(basic(grant, id, next)).hasStatusOk();
    database.update(
        "update shared.api_keys set former_secret_until = now() where id = ?::uuid", id);
    assertRefused(basic(grant, id, secret), 401, "invalid_client");
    assertThat(basic(grant, id, next)).hasStatusOk();
  }

  private void assertRefused(MvcTestResult answer, int status, String error) {
    assertThat(answer).hasStatus(status);
    assertThat(answer.getResponse().getContentType()).startsWith("application/json");
    assertThat(brands.body(answer).at("/error").asString()).isEqualTo(error);
    assertThat(brands.body(answer).at("/error_description").asString()).isNotBlank();
  }

  private MvcTestResult token(String form) {
    return mvc.post()
        .uri("/oauth2/token")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .content(form)
        .exchange();
  }

  private MvcTestResult basic(String form, String id, String secret) {
    String pair = id + ":" + secret;
    return mvc.post()
        .uri("/oauth2/token")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .content(form)
        .exchange();
  }
}
