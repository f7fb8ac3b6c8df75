package io.marquee.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.Accounts;
import io.marquee.identity.Brands;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.test.Callers;
import io.marquee.test.TestDatabase;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class AccountTrailIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired Callers callers;
  @Autowired Brands brands;
  @Autowired People people;
  @Autowired TestDatabase database;

  @Test
  void whoDecidesOverAnAccountSearchesAndExportsItsTrail() {
    Person owner = brands.person();
    Person admin = brands.person();
    grant(owner, admin, "account_admin");
    awaitChained(owner, "access_grant.created");
    for (Person who : new Person[] {owner, admin}) {
      var found = people.body(audit(who, owner, "?action=access_grant.*")).at("/items");
      assertThat(found).hasSize(1);
      assertThat(found.at("/0/actor").asString()).isEqualTo("user:" + owner.userId());
      assertThat(people.body(audit(who, owner, "?q=account_admin")).at("/items")).hasSize(1);
      assertThat(audit(who, owner, "/head")).hasStatusOk();
      assertThat(audit(who, owner, "/keys")).hasStatusOk();
      assertThat(audit(who, owner, "/export?format=csv")).hasStatusOk();
    }
    var export = audit(admin, owner, "/export");
    assertThat(export).bodyText().contains("account:" + account(owner), "access_grant.created");
    assertThat(export).bodyText().doesNotContain("account:" + account(admin));
  }

  @Test
  void toOthersItDoesNotExistAndViewersDoNotReadIt() {
    Person owner = brands.person();
    Person viewer = brands.person();
    grant(owner, viewer, "account_viewer");
    for (String path : new String[] {"", "/head", "/keys", "/export"}) {
      assertThat(audit(brands.person(), owner, path)).as(path).hasStatus(404);
      var refused = audit(viewer, owner, path);
      assertThat(refused).as(path).hasStatus(403);
      assertThat(brands.code(refused)).isEqualTo("account_admin_needed");
    }
  }

  @Test
  void wordsAreFoundPageByPageAndShortOnesAreRefused() {
    Person owner = brands.person();
    UUID account = account(owner);
    // Of a type that is not the word looked for: behind it stands an id, which may begin with 432.
    database.update(
        """
        insert into shared.account_audit_entries (account_id, id, position, created_at, occurred_at, service, actor, action,
            target_type, target_id, after_values, previous_hash, hash)
        select ?, gen_random_uuid(), 1000 + n, now(), now(), 'test', 'user:' || gen_random_uuid(), 'film.updated', 'picture',
            gen_random_uuid(), jsonb_build_object('title', 'Film ' || n), '', ''
        from generate_series(1, 5000) n
        """,
        account);
    assertThat(people.body(audit(owner, owner, "?q=fILM%204321")).at("/items")).hasSize(1);
    assertThat(people.body(audit(owner, owner, "?q=Film%204321&action=film.*")).at("/items"))
        .hasSize(1);
    assertThat(people.body(audit(owner, owner, "?q=Film%204321&action=post.*")).at("/items"))
        .isEmpty();
    var page = people.body(audit(owner, owner, "?q=Film%20432&limit=3"));
    assertThat(page.at("/items")).hasSize(3);
    var rest =
        people.body(
            audit(owner, owner, "?q=Film%20432&cursor=" + page.at("/next_cursor").asString()));
    assertThat(rest.at("/items")).as("432 and 4320 to 4329").hasSize(8);
    assertThat(audit(owner, owner, "?q=ab")).hasStatus(422);
    Person other = brands.person();
    assertThat(people.body(audit(other, other, "?q=Film%204321")).at("/items"))
        .as("another account's words")
        .isEmpty();
  }

  private MvcTestResult audit(Person who, Person owner, String rest) {
    // As it stands: a text would be encoded once more.
    return mvc.get()
        .uri(URI.create("/api/v1/accounts/" + account(owner) + "/audit" + rest))
        .with(callers.as(who.caller()))
        .exchange();
  }

  private void grant(Person owner, Person to, String role) {
    assertThat(
            people.post(
                owner,
                "/api/v1/accounts/" + account(owner) + "/admins",
                "{\"user_id\":\"%s\",\"role\":\"%s\"}".formatted(to.userId(), role)))
        .hasStatus(201);
  }

  private void awaitChained(Person owner, String action) {
    await()
        .until(
            () ->
                database.count(
                        "shared.account_audit_entries where account_id = ? and action = ?",
                        account(owner),
                        action)
                    == 1);
  }

  private static UUID account(Person owner) {
    return Accounts.personalAccountOf(owner.userId());
  }
}
