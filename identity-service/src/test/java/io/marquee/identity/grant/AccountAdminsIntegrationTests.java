package io.marquee.identity.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.Accounts;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class AccountAdminsIntegrationTests {

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  private final UUID nobody = UUID.randomUUID();

  @Test
  void theOwnerOfAnAccountMakesAdmins() {
    Person owner = brands.person();
    Person bob = brands.person();
    var answer = give(owner, owner, bob.userId(), "account_admin");
    assertThat(answer).hasStatus(201);
    UUID grant = UUID.fromString(brands.body(answer).at("/id").asString());
    assertThat(events.published(AccessGrantState.class, grant))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.userId()).isEqualTo(bob.userId());
              assertThat(state.scope()).isEqualTo("account");
              assertThat(state.accountId()).isEqualTo(account(owner));
              assertThat(state.permissions()).isEqualTo(Role.OWNER.permissionCodes());
            });
    var list = brands.get(person(owner), admins(owner));
    assertThat(brands.body(list).at("/items/0/email").asString()).isEqualTo(bob.email());

    var me = brands.get(person(bob), "/api/v1/auth/me");
    assertThat(brands.body(me).at("/grants/0/role").asString()).isEqualTo("account_admin");
    assertThat(brands.body(me).at("/grants/0/account_id").asString())
        .isEqualTo(account(owner).toString());

    give(owner, owner, bob.userId(), "account_viewer");
    assertThat(events.published(AccessGrantState.class, grant))
        .as("the same grant, another role")
        .hasSize(2)
        .last()
        .satisfies(state -> assertThat(state.permissions()).doesNotContain("films:write"));

    assertThat(brands.delete(person(owner), admins(owner) + "/" + grant, null)).hasStatus(204);
    assertThat(database.count("service.outbox where key = ? and payload is null", grant)).isOne();
    assertThat(brands.delete(person(owner), admins(owner) + "/" + grant, null)).hasStatus(404);
  }

  @Test
  void anAdminMakesAdminsAndAViewerDoesNot() {
    Person owner = brands.person();
    Person admin = brands.person();
    Person viewer = brands.person();
    give(owner, owner, admin.userId(), "account_admin");
    assertThat(give(admin, owner, viewer.userId(), "account_viewer")).hasStatus(201);
    var refused = give(viewer, owner, viewer.userId(), "account_admin");
    assertThat(refused).hasStatus(403);
    assertThat(brands.code(refused)).isEqualTo("account_admin_needed");
  }

  @Test
  void forStrangersTheAccountDoesNotExist() {
    Person owner = brands.person();
    Person stranger = brands.person();
    assertThat(give(stranger, owner, stranger.userId(), "account_admin")).hasStatus(404);
    assertThat(brands.get(person(stranger), admins(owner))).hasStatus(404);
    var asViewer = give(owner, owner, brands.person().userId(), "account_viewer");
    String grant = brands.body(asViewer).at("/id").asString();
    assertThat(brands.delete(person(stranger), admins(stranger) + "/" + grant, null))
        .as("another account's grant under one's own account")
        .hasStatus(404);
  }

  @Test
  void givesOnlyWhatThereIsToWhoeverThereIs() {
    Person owner = brands.person();
    assertThat(give(owner, owner, nobody, "account_admin")).hasStatus(422);
    var system = give(owner, owner, brands.person().userId(), "system_admin");
    assertThat(system).as("no API makes system admins").hasStatus(422);
    Person unproven = brands.person();
    database.update(
        "update service.users set email_verified_at = null where id = ?", unproven.userId());
    assertThat(give(owner, owner, unproven.userId(), "account_admin")).hasStatus(422);
  }

  @Test
  void aKeyMakesNoAdmins() {
    Brand brand = brands.found();
    Caller key = brand.asKey(Role.OWNER);
    assertThat(brands.code(brands.get(key, "/api/v1/accounts/" + brand.account() + "/admins")))
        .isEqualTo("person_needed");
  }

  @Test
  void theirKeysEndWithTheGrant() {
    Brand brand = brands.found();
    Person admin = brands.person();
    var given = give(brand.owner(), brand.owner(), admin.userId(), "account_admin");
    String grant = brands.body(given).at("/id").asString();
    var made =
        brands.post(
            brand.as(admin, Set.of("api_keys:manage", "films:read")),
            brand.path("/api-keys"),
            "{'name':'Importer','permissions':['films:read']}");
    UUID key = UUID.fromString(brands.body(made).at("/api_key/id").asString());
    assertThat(events.published(ApiKeyState.class, key).getLast().permissions())
        .containsExactly("films:read");

    brands.delete(person(brand.owner()), admins(brand.owner()) + "/" + grant, null);
    await()
        .until(() -> database.count("service.outbox where key = ? and payload is null", key) == 1);
  }

  private MvcTestResult give(Person by, Person owner, UUID user, String role) {
    return brands.post(
        person(by), admins(owner), "{'user_id':'%s','role':'%s'}".formatted(user, role));
  }

  private static Caller person(Person person) {
    return Caller.person(person.userId(), account(person));
  }

  private static UUID account(Person person) {
    return Accounts.personalAccountOf(person.userId());
  }

  private static String admins(Person owner) {
    return "/api/v1/accounts/" + account(owner) + "/admins";
  }
}
