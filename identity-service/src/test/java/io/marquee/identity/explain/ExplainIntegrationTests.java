package io.marquee.identity.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.Accounts;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.web.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@IdentityTest
class ExplainIntegrationTests {

  @Autowired Brands brands;

  @Test
  void saysWhichRoleAllowsIt() {
    Brand brand = brands.found();
    Person bob = brands.person();
    brands.join(brand, bob, Role.EDITOR);
    JsonNode may = explain(brand, bob, "films:write");
    assertThat(may.at("/allowed").asBoolean()).isTrue();
    assertThat(may.at("/reasons/0/source").asString()).isEqualTo("membership");
    assertThat(may.at("/reasons/0/role").asString()).isEqualTo("editor");

    JsonNode mayNot = explain(brand, bob, "members:manage");
    assertThat(mayNot.at("/allowed").asBoolean()).isFalse();
    assertThat(mayNot.at("/reasons/0/allows").asBoolean()).isFalse();
    assertThat(mayNot.at("/reasons/0/detail").asString()).contains("editor", "does not allow");
  }

  @Test
  void aStrangerHasNothing() {
    JsonNode nothing = explain(brands.found(), brands.person(), "films:read");
    assertThat(nothing.at("/allowed").asBoolean()).isFalse();
    assertThat(nothing.at("/reasons/0/source").asString()).isEqualTo("stranger");
  }

  @Test
  void aGrantAllowsWhatTheRoleDoesNot() {
    Brand brand = brands.found();
    Person bob = brands.person();
    brands.join(brand, bob, Role.VIEWER);
    makeAdmin(brand, bob);
    JsonNode both = explain(brand, bob, "members:manage");
    assertThat(both.at("/allowed").asBoolean()).isTrue();
    assertThat(both.at("/reasons"))
        .extracting(reason -> reason.at("/source").asString() + reason.at("/allows").asBoolean())
        .containsExactly("membershipfalse", "account_granttrue");
  }

  @Test
  void aKeyNeedsThePermissionAndAMakerWhoHasIt() {
    Brand brand = brands.found();
    Person maker = brands.person();
    UUID member = brands.join(brand, maker, Role.ADMIN);
    JsonNode made =
        brands.body(
            brands.post(
                brand.as(maker, Role.ADMIN),
                brand.path("/api-keys"),
                "{'name':'Importer','permissions':['films:write']}"));
    String key = made.at("/api_key/id").asString();
    assertThat(explainKey(brand, key, "films:write").at("/allowed").asBoolean()).isTrue();
    assertThat(explainKey(brand, key, "films:read").at("/allowed").asBoolean()).isFalse();

    brands.patch(brand.asOwner(), brand.path("/members/" + member), "*", "{'role':'viewer'}");
    JsonNode lowered = explainKey(brand, key, "films:write");
    assertThat(lowered.at("/allowed").asBoolean()).isFalse();
    assertThat(lowered.at("/reasons"))
        .extracting(reason -> reason.at("/source").asString() + reason.at("/allows").asBoolean())
        .containsExactly("api_keytrue", "membershipfalse");
  }

  @Test
  void refusesAPermissionThatThereIsNot() {
    Brand brand = brands.found();
    var answer = brands.get(brand.asOwner(), brand.path("/access/explain?permission=films:fly"));
    assertThat(answer).hasStatus(422);
  }

  @Test
  void saysWhatAnotherRoleWouldChange() {
    Brand brand = brands.found();
    Person bob = brands.person();
    brands.join(brand, bob, Role.CREATOR);
    JsonNode more = simulate(brand, bob, "manager");
    assertThat(more.at("/from_role").asString()).isEqualTo("creator");
    assertThat(texts(more.at("/gained"))).contains("content:others", "posts:publish");
    assertThat(more.at("/lost")).isEmpty();

    JsonNode less = simulate(brand, bob, "client");
    assertThat(texts(less.at("/gained"))).containsExactly("approvals:decide", "portal:use");
    assertThat(texts(less.at("/lost"))).contains("films:write", "members:read", "posts:read");

    makeAdmin(brand, bob);
    JsonNode kept = simulate(brand, bob, "client");
    assertThat(kept.at("/lost")).isEmpty();
    assertThat(texts(kept.at("/kept_by_grants"))).contains("films:write");
    assertThat(brands.get(brand.asOwner(), brand.path("/members"))).hasStatusOk();
    assertThat(explain(brand, bob, "films:write").at("/reasons/0/role").asString())
        .as("nothing has changed")
        .isEqualTo("creator");
  }

  private void makeAdmin(Brand brand, Person person) {
    Person owner = brand.owner();
    Caller caller = Caller.person(owner.userId(), Accounts.personalAccountOf(owner.userId()));
    brands.post(
        caller,
        "/api/v1/accounts/" + brand.account() + "/admins",
        "{'user_id':'%s','role':'account_admin'}".formatted(person.userId()));
  }

  private JsonNode explain(Brand brand, Person person, String permission) {
    return brands.body(
        brands.get(
            brand.asOwner(),
            brand.path(
                "/access/explain?user_id=" + person.userId() + "&permission=" + permission)));
  }

  private JsonNode explainKey(Brand brand, String key, String permission) {
    return brands.body(
        brands.get(
            brand.asOwner(),
            brand.path("/access/explain?api_key_id=" + key + "&permission=" + permission)));
  }

  private JsonNode simulate(Brand brand, Person person, String role) {
    return brands.body(
        brands.post(
            brand.asOwner(),
            brand.path("/access/simulate"),
            "{'user_id':'%s','role':'%s'}".formatted(person.userId(), role)));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
