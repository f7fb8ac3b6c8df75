package io.marquee.identity.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.audit.AuditRecorded;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.identity.grant.GrantAccess;
import io.marquee.identity.mfa.AuthenticatorApp;
import io.marquee.identity.user.User;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class DisabledUsersIntegrationTests {

  private static final String USERS = "/api/v1/users/";

  @Autowired Brands brands;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired GrantAccess grantAccess;

  @Test
  void whoIsDisabledIsOutAtOnceWithAllSessionsAndKeys() {
    Person root = systemAdmin();
    Brand brand = brands.found();
    Person ada = brands.person();
    Person elsewhere = people.logIn(ada);
    brands.join(brand, ada, Role.ADMIN);
    UUID key = key(brand, ada);

    var answer = disable(root, ada);
    assertThat(answer).hasStatusOk();
    assertThat(people.body(answer).at("/disabled_at").isNull()).isFalse();
    for (Person session : new Person[] {ada, elsewhere}) {
      assertThat(events.published(SessionRevoked.class, session.sessionId()))
          .extracting(SessionRevoked::reason)
          .containsExactly("user_disabled");
      assertThat(people.refresh(session.refreshToken())).hasStatus(401);
    }
    assertThat(database.count("service.outbox where key = ? and payload is null", key)).isOne();

    var refused = logIn(ada, People.PASSWORD);
    assertThat(refused).hasStatus(403);
    assertThat(brands.code(refused)).isEqualTo("user_disabled");
    assertThat(brands.code(logIn(ada, "somebody's guess")))
        .as("whoever does not know the password is not told")
        .isEqualTo("invalid_credentials");
    assertThat(disable(root, ada)).as("again").hasStatusOk();
    assertThat(actions(ada)).containsOnlyOnce("user.disabled");
  }

  @Test
  void whoIsEnabledComesInAgainAndWhatEndedStaysEnded() {
    Person root = systemAdmin();
    Brand brand = brands.found();
    UUID key = key(brand, brand.owner());
    disable(root, brand.owner());
    assertThat(enable(root, brand.owner())).hasStatusOk();
    assertThat(enable(root, brand.owner())).as("again").hasStatusOk();
    assertThat(logIn(brand.owner(), People.PASSWORD)).hasStatusOk();
    assertThat(people.refresh(brand.owner().refreshToken())).hasStatus(401);
    assertThat(database.count("shared.api_keys where id = ? and revoked_at is not null", key))
        .isOne();
    assertThat(actions(brand.owner())).containsOnlyOnce("user.disabled", "user.enabled");
  }

  @Test
  void aHalfLogInAndLinksInMailsOpenNothing() {
    Person ada = brands.person();
    AuthenticatorApp.setUp(people, ada);
    String half = people.body(logIn(ada, People.PASSWORD)).at("/mfa_token").asString();
    people.post("/api/v1/auth/password/forgot", "{\"email\":\"" + ada.email() + "\"}");
    String link = letters.await(ada.email(), "reset_password").token();
    Brand brand = brands.found();
    brands.join(brand, ada, Role.CLIENT);
    people.post(
        "/api/v1/auth/magic-links",
        "{\"email\":\"%s\",\"workspace_id\":\"%s\"}".formatted(ada.email(), brand.id()));
    String magic = letters.await(ada.email(), "magic_link").token();
    disable(systemAdmin(), ada);

    var code =
        people.post(
            "/api/v1/auth/mfa/verify",
            "{\"mfa_token\":\"%s\",\"method\":\"totp\",\"code\":\"000000\"}".formatted(half));
    assertThat(brands.code(code)).isEqualTo("mfa_token_invalid");
    assertThat(
            people.post(
                "/api/v1/auth/password/reset",
                "{\"token\":\"%s\",\"new_password\":\"a wholly new password\"}".formatted(link)))
        .hasStatus(422);
    assertThat(people.post("/api/v1/auth/magic-links/redeem", "{\"token\":\"" + magic + "\"}"))
        .hasStatus(422);
  }

  @Test
  void nobodyHandsAWorkspaceToWhoIsShutOut() {
    Brand brand = brands.found();
    Person ada = brands.person();
    UUID member = brands.join(brand, ada, Role.ADMIN);
    disable(systemAdmin(), ada);
    var refused =
        brands.post(brand.asOwner(), brand.path("/members/" + member + "/make-owner"), "");
    assertThat(refused).hasStatus(409);
    assertThat(brands.code(refused)).isEqualTo("owner_shut_out");
  }

  @Test
  void onlySystemAdminsDecideAndNotOverThemselves() {
    Person root = systemAdmin();
    Person staff = brands.person();
    grantAccess.ofSystem(new User.Id(staff.userId()), "staff");
    Person ada = brands.person();
    for (Person other : new Person[] {staff, brands.person(), ada}) {
      assertThat(brands.code(disable(other, ada))).isEqualTo("system_admin_needed");
      assertThat(brands.code(enable(other, ada))).isEqualTo("system_admin_needed");
      assertThat(people.get(other, USERS + ada.userId())).hasStatus(403);
      assertThat(find(other, ada.email())).hasStatus(403);
    }
    assertThat(brands.code(disable(root, root))).isEqualTo("not_yourself");
    assertThat(people.post(root, USERS + UUID.randomUUID() + "/disable", "")).hasStatus(404);
    assertThat(people.post(root, USERS + UUID.randomUUID() + "/enable", "")).hasStatus(404);
    assertThat(logIn(ada, People.PASSWORD)).hasStatusOk();
  }

  @Test
  void isFoundByAddressAndThatIsNoted() {
    Person root = systemAdmin();
    Person ada = brands.person();
    var found = people.body(find(root, ada.email().toUpperCase())).at("/items");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/id").asString()).isEqualTo(ada.userId().toString());
    assertThat(people.body(people.get(root, USERS + ada.userId())).at("/email").asString())
        .isEqualTo(ada.email());
    assertThat(actions(ada)).contains("user.looked_up");
    assertThat(people.body(find(root, "nobody@example.com")).at("/items")).isEmpty();
    assertThat(people.get(root, USERS + UUID.randomUUID())).hasStatus(404);
  }

  private Person systemAdmin() {
    Person root = brands.person();
    grantAccess.ofSystem(new User.Id(root.userId()), "system_admin");
    return root;
  }

  private UUID key(Brand brand, Person maker) {
    var made =
        brands.post(
            brand.as(maker, Role.ADMIN),
            brand.path("/api-keys"),
            "{'name':'Importer','permissions':['films:read']}");
    assertThat(made).hasStatus(201);
    return UUID.fromString(brands.body(made).at("/api_key/id").asString());
  }

  private java.util.stream.Stream<String> actions(Person person) {
    return events.published(AuditRecorded.class, person.userId()).stream()
        .map(AuditRecorded::action);
  }

  private MvcTestResult disable(Person root, Person person) {
    return people.post(root, USERS + person.userId() + "/disable", "");
  }

  private MvcTestResult enable(Person root, Person person) {
    return people.post(root, USERS + person.userId() + "/enable", "");
  }

  private MvcTestResult find(Person root, String email) {
    return people.post(root, USERS + "find", "{\"email\":\"" + email + "\"}");
  }

  private MvcTestResult logIn(Person person, String password) {
    return people.post("/api/v1/auth/login", People.credentials(person.email(), password));
  }
}
