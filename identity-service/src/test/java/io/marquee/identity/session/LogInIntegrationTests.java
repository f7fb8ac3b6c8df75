package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.events.Accounts;
import io.marquee.events.identity.UserState;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@IdentityTest
class LogInIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void registersAndLogsIn() {
    var answer =
        people.post(
            "/api/v1/auth/register",
            People.registration("New.Person@example.com", People.PASSWORD));
    assertThat(answer).hasStatus(201).hasHeader("Cache-Control", "no-store");
    var body = people.body(answer);
    assertThat(body.propertyNames())
        .containsExactly("user", "access_token", "refresh_token", "token_type", "expires_in");
    assertThat(body.at("/user/email").asString()).isEqualTo("New.Person@example.com");
    assertThat(body.at("/user/email_verified").asBoolean(true)).isFalse();
    assertThat(body.at("/token_type").asString()).isEqualTo("Bearer");
    assertThat(body.at("/expires_in").asInt()).isEqualTo(300);
    assertThat(body.at("/refresh_token").asString()).startsWith("mqr_");

    var again =
        people.post(
            "/api/v1/auth/login", People.credentials("new.person@EXAMPLE.com", People.PASSWORD));
    assertThat(again).hasStatusOk();
    assertThat(people.body(again).propertyNames())
        .containsExactly("access_token", "refresh_token", "token_type", "expires_in");
  }

  @Test
  void tellsTheOthersWhoRegistered() {
    var ada = people.register();
    assertThat(events.published(UserState.class, ada.userId()))
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.email()).isEqualTo(ada.email());
              assertThat(user.accountId()).isEqualTo(Accounts.personalAccountOf(ada.userId()));
              assertThat(user.fullName()).isEqualTo("Ada Lovelace");
            });
    assertThat(
            database.count(
                "service.outbox where type = 'identity.user.v1' and key = ? and account_id = ? and workspace_id is null",
                ada.userId(),
                Accounts.personalAccountOf(ada.userId())))
        .isEqualTo(1);
  }

  @Test
  void storesNeitherPasswordsNorRefreshTokens() {
    var ada = people.register();
    String stored =
        database.rows("select * from service.users where id = ?", ada.userId()).toString()
            + database.rows(
                "select encode(hash, 'escape') as hash from service.refresh_tokens where session_id = ?",
                ada.sessionId());
    assertThat(stored)
        .contains("$argon2id$")
        .doesNotContain(People.PASSWORD)
        .doesNotContain(ada.refreshToken());
  }

  @Test
  void aTokenIsVerifiedByThePublishedKeys() throws Exception {
    var ada = people.register();
    var answer = mvc.get().uri("/.well-known/jwks.json").exchange();
    assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "max-age=300, public");
    var keys = JWKSet.parse(answer.getResponse().getContentAsString());
    assertThat(keys.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
    var token = SignedJWT.parse(ada.accessToken());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
  }

  @Test
  void thePrivateKeyIsEncryptedInTheDatabase() {
    people.register();
    assertThat(
            database.rows(
                "select encode(private_key, 'escape') as private_key from service.signing_keys"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.toString()).doesNotContain("\"kty\""));
  }

  @Test
  void theConfigurationNamesTheKeys() {
    var answer = mvc.get().uri("/.well-known/openid-configuration").exchange();
    assertThat(answer).hasStatusOk();
    var body = people.body(answer);
    assertThat(body.at("/issuer").asString()).isEqualTo("http://localhost:8080");
    assertThat(body.at("/jwks_uri").asString())
        .isEqualTo("http://localhost:8080/.well-known/jwks.json");
    assertThat(body.at("/token_endpoint").asString())
        .isEqualTo("http://localhost:8080/oauth2/token");
    assertThat(body.at("/grant_types_supported/0").asString()).isEqualTo("client_credentials");
  }

  @Test
  void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
    var ada = people.register();
    var wrong =
        people.post("/api/v1/auth/login", People.credentials(ada.email(), "not her password"));
    var unknown =
        people.post(
            "/api/v1/auth/login", People.credentials("nobody@example.com", People.PASSWORD));
    var nonsense =
        people.post("/api/v1/auth/login", People.credentials("a\\u0000\\ud800b", People.PASSWORD));
    for (var answer : List.of(wrong, unknown, nonsense)) {
      assertThat(answer).hasStatus(401);
      assertThat(withoutTrace(people.body(answer))).isEqualTo(withoutTrace(people.body(wrong)));
    }
    assertThat(people.body(wrong).at("/code").asString()).isEqualTo("invalid_credentials");
  }

  @Test
  void pointsAtWhatIsWrongWithARegistration() {
    var weak =
        people.post(
            "/api/v1/auth/register", People.registration("weak@example.com", "passwordpassword"));
    assertThat(weak).hasStatus(422);
    assertThat(people.body(weak).at("/errors/0/pointer").asString()).isEqualTo("/password");
    assertThat(people.body(weak).at("/errors/0/code").asString()).isEqualTo("password_common");

    var noAddress =
        people.post("/api/v1/auth/register", People.registration("nowhere", People.PASSWORD));
    assertThat(noAddress).hasStatus(422);
    assertThat(people.body(noAddress).at("/errors/0/pointer").asString()).isEqualTo("/email");

    var nothing = people.post("/api/v1/auth/register", "{}");
    assertThat(nothing).hasStatus(422);
    assertThat(people.body(nothing).at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder("/email", "/password", "/full_name");

    assertThat(people.post("/api/v1/auth/register", "{")).hasStatus(400);
    assertThat(database.count("service.users where email_key in ('weak@example.com', 'nowhere')"))
        .isZero();
  }

  @Test
  void aPasswordThatIsNoTextIsPointedAt() {
    for (String password : List.of("1234567890", "true", "null", "[]", "1.5")) {
      var answer =
          people.post(
              "/api/v1/auth/login", "{\"email\":\"a@example.com\",\"password\":" + password + "}");
      assertThat(answer).as(password).hasStatus(422);
      assertThat(people.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/password");
    }
  }

  private static JsonNode withoutTrace(JsonNode problem) {
    return ((ObjectNode) problem).remove(List.of("trace_id"));
  }
}
