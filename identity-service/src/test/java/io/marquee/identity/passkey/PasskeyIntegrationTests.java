package io.marquee.identity.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.outside.SoftwareKey;
import io.marquee.test.Callers;
import io.marquee.test.TestDatabase;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
class PasskeyIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Callers callers;
  @Autowired TestDatabase database;

  private final SoftwareKey key = new SoftwareKey();

  @Test
  void aDeviceMakesAKeyAndLogsInWithIt() throws Exception {
    var ada = people.verified();
    var elsewhere = people.logIn(ada);
    add(ada, "Laptop");
    assertThat(people.refresh(elsewhere.refreshToken())).hasStatus(401);
    assertThat(letters.to(ada.email(), "mfa_changed"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.variables()).containsEntry("change", "passkey_added"));

    key.count = 1;
    var in = logIn(ada, challenge());
    assertThat(in).hasStatusOk();
    var claims = SignedJWT.parse(people.body(in).at("/access_token").asString()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(ada.userId().toString());
    assertThat(claims.getStringListClaim("amr")).containsExactly("hwk", "user", "mfa");
    assertThat(people.body(list(ada)).at("/items/0/last_used_at").isNull()).isFalse();
  }

  @Test
  void theOptionsNameNobodyWhoLogsInAndTheUserWhoAdds() {
    var ada = people.verified();
    JsonNode adding = optionsToAdd(ada);
    assertThat(adding.at("/rp/id").asString()).isEqualTo("localhost");
    assertThat(adding.at("/user/displayName").asString()).isEqualTo("Ada Lovelace");
    assertThat(adding.at("/authenticatorSelection/userVerification").asString())
        .isEqualTo("required");
    assertThat(adding.at("/pubKeyCredParams/0/alg").asInt()).isEqualTo(-7);
    JsonNode entering = people.body(people.post("/api/v1/auth/passkeys/login/options", ""));
    assertThat(entering.at("/public_key/allowCredentials")).isEmpty();
    assertThat(entering.at("/public_key/rpId").asString()).isEqualTo("localhost");
    add(ada, "First");
    assertThat(optionsToAdd(ada).at("/excludeCredentials")).hasSize(1);
  }

  @Test
  void aChallengeIsAnsweredOnce() {
    var ada = people.verified();
    add(ada, "Laptop");
    key.count = 1;
    String challenge = challenge();
    assertThat(logIn(ada, challenge)).hasStatusOk();
    key.count = 2;
    assertThat(logIn(ada, challenge)).hasStatus(401);
    assertThat(logIn(ada, "bm90IGFza2VkIGJ5IHVz")).hasStatus(401);
    assertThat(logIn(ada, optionsToAdd(ada).at("/challenge").asString()))
        .as("asked for something else")
        .hasStatus(401);
  }

  @Test
  void anotherSiteAnotherDomainAndAKeyThatAsksNobodyAreRefused() {
    var ada = people.verified();
    add(ada, "Laptop");
    key.count = 1;
    key.origin = "http://localhost.example:8080";
    assertThat(logIn(ada, challenge())).hasStatus(401);
    key.origin = "http://localhost:8080";
    key.domain = "example";
    assertThat(logIn(ada, challenge())).hasStatus(401);
    key.domain = "localhost";
    key.verifiesItsUser = false;
    assertThat(logIn(ada, challenge())).hasStatus(401);
    key.verifiesItsUser = true;
    assertThat(logIn(ada, challenge())).hasStatusOk();
  }

  @Test
  void aCopiedKeyShowsByItsCount() {
    var ada = people.verified();
    add(ada, "Laptop");
    key.count = 5;
    assertThat(logIn(ada, challenge())).hasStatusOk();
    key.count = 5;
    assertThat(logIn(ada, challenge())).hasStatus(401);
    key.count = 3;
    assertThat(logIn(ada, challenge())).hasStatus(401);
    key.count = 6;
    assertThat(logIn(ada, challenge())).hasStatusOk();
  }

  @Test
  void aKeyThatIsSyncedBetweenDevicesDoesNotCount() throws Exception {
    var ada = people.verified();
    key.synced = true;
    add(ada, "Phone");
    for (int i = 0; i < 2; i++) {
      var in = logIn(ada, challenge());
      assertThat(in).hasStatusOk();
      assertThat(
              SignedJWT.parse(people.body(in).at("/access_token").asString())
                  .getJWTClaimsSet()
                  .getStringListClaim("amr"))
          .contains("swk");
    }
    assertThat(people.body(list(ada)).at("/items/0/backed_up").asBoolean()).isTrue();
  }

  @Test
  void aStrangersKeyIsNobodys() {
    var ada = people.verified();
    add(ada, "Laptop");
    var strangers = new SoftwareKey();
    var bob = people.verified();
    assertThat(
            people.post(
                "/api/v1/auth/passkeys/login",
                "{\"credential\":%s}".formatted(strangers.sign(challenge(), handle(ada.userId())))))
        .hasStatus(401);
    key.count = 1;
    assertThat(
            people.post(
                "/api/v1/auth/passkeys/login",
                "{\"credential\":%s}".formatted(key.sign(challenge(), handle(bob.userId())))))
        .as("it may not say that it is somebody else's")
        .hasStatus(401);
    for (String nonsense : new String[] {"{}", "{\"id\":\"x\"}", "{\"response\":7}"}) {
      assertThat(
              people.post("/api/v1/auth/passkeys/login", "{\"credential\":%s}".formatted(nonsense)))
          .hasStatus(422);
    }
  }

  @Test
  void aKeyIsAddedToWhoeverAskedForItAndOnce() {
    var ada = people.verified();
    var bob = people.verified();
    String forAda = optionsToAdd(ada).at("/challenge").asString();
    assertThat(post(bob, "Mine", key.create(forAda))).hasStatus(422);
    add(ada, "Laptop");
    assertThat(post(ada, "Again", key.create(optionsToAdd(ada).at("/challenge").asString())))
        .hasStatus(422);
    assertThat(people.body(list(bob)).at("/items")).isEmpty();
  }

  @Test
  void keysAreRenamedAndRemovedByTheirOwnerAfterARecentProof() {
    var ada = people.verified();
    var bob = people.verified();
    UUID id = add(ada, "Laptop");
    assertThat(rename(bob, id, "Mine")).hasStatus(404);
    assertThat(rename(ada, id, "Old laptop")).hasStatus(204);
    assertThat(people.body(list(ada)).at("/items/0/name").asString()).isEqualTo("Old laptop");

    database.update(
        "update service.sessions set authenticated_at = now() - interval '11 minutes' where id = ?",
        ada.sessionId());
    assertThat(people.delete(ada, "/api/v1/auth/passkeys/" + id)).hasStatus(403);
    assertThat(people.post(ada, "/api/v1/auth/passkeys/options", "")).hasStatus(403);
    key.count = 1;
    assertThat(
            people.post(
                ada,
                "/api/v1/auth/step-up",
                "{\"passkey\":%s}".formatted(key.sign(challenge(), handle(ada.userId())))))
        .as("a passkey proves who one is")
        .hasStatusOk();
    assertThat(people.delete(bob, "/api/v1/auth/passkeys/" + id)).hasStatus(404);
    assertThat(people.delete(ada, "/api/v1/auth/passkeys/" + id)).hasStatus(204);
    key.count = 2;
    assertThat(logIn(ada, challenge())).hasStatus(401);
  }

  @Test
  void somebodyElsesPasskeyIsNoProof() {
    var ada = people.verified();
    var bob = people.verified();
    add(bob, "Bob's");
    key.count = 1;
    assertThat(
            people.post(
                ada,
                "/api/v1/auth/step-up",
                "{\"passkey\":%s}".formatted(key.sign(challenge(), handle(bob.userId())))))
        .hasStatus(422);
  }

  private UUID add(Person person, String name) {
    var added = post(person, name, key.create(optionsToAdd(person).at("/challenge").asString()));
    assertThat(added).hasStatus(201);
    return UUID.fromString(people.body(added).at("/id").asString());
  }

  private MvcTestResult post(Person person, String name, String credential) {
    return people.post(
        person,
        "/api/v1/auth/passkeys",
        "{\"name\":\"%s\",\"credential\":%s}".formatted(name, credential));
  }

  private JsonNode optionsToAdd(Person person) {
    var answer = people.post(person, "/api/v1/auth/passkeys/options", "");
    assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
    return people.body(answer).at("/public_key");
  }

  private String challenge() {
    return people
        .body(people.post("/api/v1/auth/passkeys/login/options", ""))
        .at("/public_key/challenge")
        .asString();
  }

  private MvcTestResult logIn(Person person, String challenge) {
    return people.post(
        "/api/v1/auth/passkeys/login",
        "{\"credential\":%s}".formatted(key.sign(challenge, handle(person.userId()))));
  }

  private MvcTestResult list(Person person) {
    return people.get(person, "/api/v1/auth/passkeys");
  }

  private MvcTestResult rename(Person person, UUID id, String name) {
    return mvc.patch()
        .uri("/api/v1/auth/passkeys/" + id)
        .with(callers.as(person.caller()))
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"name\":\"" + name + "\"}")
        .exchange();
  }

  private static byte[] handle(UUID user) {
    byte[] handle = PasskeyOptions.bytes(user);
    assertThat(Base64.getEncoder().encodeToString(handle)).hasSize(24);
    return handle;
  }
}
