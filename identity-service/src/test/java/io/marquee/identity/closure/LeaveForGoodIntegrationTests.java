package io.marquee.identity.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.Accounts;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.identity.grant.GrantAccess;
import io.marquee.identity.user.User;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class LeaveForGoodIntegrationTests {

  private static final String ME = "/api/v1/auth/me";

  @Autowired Brands brands;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired GrantAccess grantAccess;
  @Autowired EraseUser eraseUser;

  @Test
  void sessionsKeysMembershipsAndGrantsEndAndNothingIsKnownOfThePerson() {
    Brand brand = brands.found();
    Person ada = people.verified();
    Person elsewhere = people.logIn(ada);
    UUID member = invite(brand, ada);
    UUID key = key(brand, ada);
    grantAccess.ofSystem(new User.Id(ada.userId()), "staff");
    UUID grant = id("select id from service.access_grants where user_id = ?", ada.userId());
    awaitAllChained(brand);
    List<Map<String, Object>> chain = chain(brand);

    assertThat(people.delete(ada, ME)).hasStatus(204);

    for (Person session : List.of(ada, elsewhere)) {
      assertThat(events.published(SessionRevoked.class, session.sessionId()))
          .extracting(SessionRevoked::reason)
          .containsExactly("user_deleted");
    }
    for (UUID gone : List.of(key, member, grant, ada.userId())) {
      assertThat(database.count("service.outbox where key = ? and payload is null", gone)).isOne();
    }
    for (String table : List.of("sessions", "passkeys", "known_devices", "mail_tokens")) {
      assertThat(database.count("service." + table + " where user_id = ?", ada.userId()))
          .as(table)
          .isZero();
    }
    assertThat(database.count("service.users where email = ?", ada.email())).isZero();
    assertThat(database.count("shared.invitations where email = ?", ada.email())).isZero();
    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);
    assertThat(people.post("/api/v1/auth/login", People.credentials(ada.email(), People.PASSWORD)))
        .hasStatus(401);
    assertThat(people.get(ada, ME)).hasStatus(401);

    assertThat(chain(brand)).as("the trail is as it was").startsWith(chain.toArray(Map[]::new));
    assertThat(
            database.count(
                "shared.audit_origins o join shared.audit_entries e using (workspace_id, id) where actor = ?",
                "user:" + ada.userId()))
        .isZero();
    eraseUser.run("again", new EraseUser.Leaver(ada.userId()));
  }

  @Test
  void whatIsChainedLaterTellsNoAddressEither() {
    Person ada = brands.person();
    people.delete(ada, ME);
    UUID account = Accounts.personalAccountOf(ada.userId());
    await()
        .until(
            () ->
                database.count(
                        "shared.account_audit_entries where account_id = ? and action = 'user.deleted'",
                        account)
                    == 1);
    eraseUser.run("second look", new EraseUser.Leaver(ada.userId()));
    assertThat(database.count("shared.account_audit_origins where account_id = ?", account))
        .isZero();
  }

  @Test
  void theAddressIsFreeForSomebodyNew() {
    Person ada = people.verified();
    people.delete(ada, ME);
    var again =
        people.post(
            "/api/v1/auth/register", People.registration(ada.email(), "quartz lantern river moth"));
    assertThat(again).hasStatus(201);
    String token = letters.await(ada.email(), "verify_email", 2).token();
    assertThat(people.post("/api/v1/auth/email/verify", "{\"token\":\"" + token + "\"}"))
        .hasStatus(204);
  }

  @Test
  void workspacesAreHandedOverFirst() {
    Brand brand = brands.found();
    Person owner = brand.owner();
    var refused = people.delete(owner, ME);
    assertThat(refused).hasStatus(409);
    assertThat(brands.code(refused)).isEqualTo("still_responsible");
    assertThat(people.body(refused).at("/errors/0/pointer").asString())
        .isEqualTo("/workspaces/" + brand.id());
    assertThat(people.body(refused).at("/errors/0/code").asString()).isEqualTo("owned");

    Person next = brands.person();
    UUID member = brands.join(brand, next, Role.ADMIN);
    assertThat(brands.post(brand.asOwner(), brand.path("/members/" + member + "/make-owner"), ""))
        .hasStatusOk();
    var pays = people.delete(owner, ME);
    assertThat(pays).hasStatus(409);
    assertThat(people.body(pays).at("/errors/0/code").asString()).isEqualTo("paid_for");

    makeAdmin(owner, brand, owner);
    assertThat(people.delete(owner, ME)).as("their own grant goes with them").hasStatus(409);
    makeAdmin(owner, brand, next);
    assertThat(people.delete(owner, ME)).hasStatus(204);
    assertThat(people.get(next, ME)).hasStatusOk();
  }

  @Test
  void leavingWantsARecentProof() {
    Person ada = brands.person();
    database.update(
        "update service.sessions set authenticated_at = now() - interval '11 min' where id = ?",
        ada.sessionId());
    var refused = people.delete(ada, ME);
    assertThat(refused).hasStatus(403);
    assertThat(brands.code(refused)).isEqualTo("step_up_required");
    assertThat(people.get(ada, ME)).hasStatusOk();
  }

  @Test
  void whoIsLeavingIsNotEnabledAgain() {
    Person ada = brands.person();
    Person root = brands.person();
    grantAccess.ofSystem(new User.Id(root.userId()), "system_admin");
    people.delete(ada, ME);
    assertThat(people.post(root, "/api/v1/users/" + ada.userId() + "/enable", "")).hasStatus(404);
  }

  private void makeAdmin(Person owner, Brand brand, Person admin) {
    assertThat(
            people.post(
                owner,
                "/api/v1/accounts/" + brand.account() + "/admins",
                "{\"user_id\":\"%s\",\"role\":\"account_admin\"}".formatted(admin.userId())))
        .hasStatus(201);
  }

  private UUID invite(Brand brand, Person person) {
    assertThat(
            brands.post(
                brand.asOwner(),
                brand.path("/invitations"),
                "{'email':'%s','role':'admin'}".formatted(person.email())))
        .hasStatus(201);
    String link = letters.await(person.email(), "invitation").link();
    String token = link.substring(link.indexOf('#') + 1);
    assertThat(people.post(person, "/api/v1/invitations/accept", "{\"token\":\"" + token + "\"}"))
        .hasStatusOk();
    return brands.membershipOf(brand, person);
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

  /**
   * What was said of the workspace by now; what is on its way meanwhile would come from nowhere.
   */
  private void awaitAllChained(Brand brand) {
    await()
        .until(
            () ->
                database.count("shared.audit_entries where workspace_id = ?", brand.id())
                    == database.count(
                        "service.outbox where topic = 'audit.entries' and workspace_id = ?",
                        brand.id()));
  }

  private List<Map<String, Object>> chain(Brand brand) {
    return database.rows(
        "select position, hash, actor from shared.audit_entries where workspace_id = ? order by position",
        brand.id());
  }

  private UUID id(String sql, UUID parameter) {
    return UUID.fromString(
        String.valueOf(database.rows(sql, parameter).getFirst().values().iterator().next()));
  }
}
