package io.marquee.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.MembershipState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.test.Events;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

@IdentityTest
class RolesIntegrationTests {

  private static final String REVIEWER =
      """
      {'name':'Reviewer','description':'Looks and decides','base_role':'viewer','permissions':['approvals:decide']}
      """;

  @Autowired Brands brands;
  @Autowired Events events;

  @Test
  void listsWhatEveryWorkspaceHasAndItsOwn() {
    Brand brand = brands.found();
    define(brand, REVIEWER);
    JsonNode roles = brands.body(brands.get(brand.asOwner(), brand.path("/roles"))).at("/items");
    assertThat(roles)
        .extracting(role -> role.at("/name").asString())
        .contains("owner", "admin", "creator", "client", "api_user")
        .endsWith("Reviewer");
  }

  @Test
  void aRoleAllowsWhatItsBaseAllowsAndMore() {
    Brand brand = brands.found();
    var answer = brands.post(brand.asOwner(), brand.path("/roles"), REVIEWER);
    assertThat(answer).hasStatus(201);
    JsonNode role = brands.body(answer);
    assertThat(role.at("/custom").asBoolean()).isTrue();
    assertThat(texts(role.at("/permissions")))
        .containsAll(Role.VIEWER.permissionCodes())
        .contains("approvals:decide")
        .hasSize(Role.VIEWER.permissions().size() + 1);
    assertThat(texts(role.at("/added_permissions"))).containsExactly("approvals:decide");
  }

  @Test
  void nobodyDefinesMoreThanTheyHave() {
    Brand brand = brands.found();
    var admin = brand.as(brands.person(), Role.ADMIN);
    var answer =
        brands.post(
            admin, brand.path("/roles"), "{'name':'Payer','permissions':['billing:manage']}");
    assertThat(answer).hasStatus(403);
    assertThat(brands.code(answer)).isEqualTo("beyond_yourself");
    assertThat(brands.body(answer).at("/detail").asString()).contains("billing:manage");

    UUID strong = define(brand, "{'name':'Payer','permissions':['billing:manage']}");
    var weaker = brands.patch(admin, brand.path("/roles/" + strong), "\"0\"", "{'permissions':[]}");
    assertThat(brands.code(weaker)).isEqualTo("beyond_yourself");
    assertThat(brands.code(brands.delete(admin, brand.path("/roles/" + strong), "\"0\"")))
        .isEqualTo("beyond_yourself");
  }

  @Test
  void aKeyDefinesNoRoles() {
    Brand brand = brands.found();
    var answer = brands.post(brand.asKey(Role.OWNER), brand.path("/roles"), REVIEWER);
    assertThat(answer).hasStatus(403);
    assertThat(brands.code(answer)).isEqualTo("person_needed");
  }

  @Test
  void namesAreUniqueAndNotThoseOfEverybodysRoles() {
    Brand brand = brands.found();
    define(brand, REVIEWER);
    var again = brands.post(brand.asOwner(), brand.path("/roles"), "{'name':'reviewer'}");
    assertThat(again).hasStatus(409);
    assertThat(brands.code(again)).isEqualTo("role_name_taken");
    var owner = brands.post(brand.asOwner(), brand.path("/roles"), "{'name':'owner'}");
    assertThat(brands.code(owner)).isEqualTo("role_name_taken");
  }

  @Test
  void saysWhichPermissionIsUnknown() {
    Brand brand = brands.found();
    var answer =
        brands.post(
            brand.asOwner(),
            brand.path("/roles"),
            "{'name':'Odd','permissions':['films:read','films:fly']}");
    assertThat(answer).hasStatus(422);
    assertThat(brands.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/permissions/1");
    var base =
        brands.post(brand.asOwner(), brand.path("/roles"), "{'name':'Odd','base_role':'owner'}");
    assertThat(brands.body(base).at("/errors/0/pointer").asString()).isEqualTo("/base_role");
  }

  @Test
  void whoeverHasTheRoleIsAnnouncedAnewWhenItChanges() {
    Brand brand = brands.found();
    UUID role = define(brand, REVIEWER);
    UUID member = brands.join(brand, brands.person(), role.toString());

    var answer =
        brands.patch(
            brand.asOwner(),
            brand.path("/roles/" + role),
            "\"0\"",
            "{'base_role':null,'permissions':['films:read']}");
    assertThat(answer).hasStatusOk();
    assertThat(answer.getResponse().getHeader(HttpHeaders.ETAG)).isEqualTo("\"1\"");
    assertThat(events.published(MembershipState.class, member))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.role()).isEqualTo(role.toString());
              assertThat(state.permissions()).containsExactly("films:read");
            });
  }

  @Test
  void changesOnlyWhatWasSeen() {
    Brand brand = brands.found();
    UUID role = define(brand, REVIEWER);
    String path = brand.path("/roles/" + role);
    assertThat(brands.patch(brand.asOwner(), path, "\"7\"", "{'name':'Other'}")).hasStatus(412);
    assertThat(brands.delete(brand.asOwner(), path, null)).hasStatus(428);
    assertThat(brands.delete(brand.asOwner(), path, "\"7\"")).hasStatus(412);
  }

  @Test
  void aRoleInUseStaysAndSaysWhoHasIt() {
    Brand brand = brands.found();
    UUID role = define(brand, REVIEWER);
    UUID member = brands.join(brand, brands.person(), role.toString());
    brands.post(
        brand.asOwner(),
        brand.path("/invitations"),
        "{'email':'new@example.com','role':'" + role + "'}");

    var answer = brands.delete(brand.asOwner(), brand.path("/roles/" + role), "\"0\"");
    assertThat(answer).hasStatus(409);
    assertThat(brands.code(answer)).isEqualTo("role_in_use");
    assertThat(brands.body(answer).at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .hasSize(2)
        .contains("/members/" + member)
        .anyMatch(pointer -> pointer.startsWith("/invitations/"));
  }

  @Test
  void aRoleThatNobodyHasCanGo() {
    Brand brand = brands.found();
    UUID role = define(brand, REVIEWER);
    assertThat(brands.delete(brand.asOwner(), brand.path("/roles/" + role), "\"0\""))
        .hasStatus(204);
    assertThat(brands.get(brand.asOwner(), brand.path("/roles/" + role))).hasStatus(404);
  }

  @Test
  void everybodysRolesAreNobodysToChange() {
    Brand brand = brands.found();
    assertThat(brands.delete(brand.asOwner(), brand.path("/roles/editor"), "\"0\"")).hasStatus(404);
    assertThat(brands.get(brand.asOwner(), brand.path("/roles/editor"))).hasStatusOk();
    assertThat(brands.get(brand.asOwner(), brand.path("/roles/nonsense"))).hasStatus(404);
  }

  @Test
  void anotherWorkspacesRoleDoesNotExist() {
    Brand brand = brands.found();
    UUID role = define(brands.found(), REVIEWER);
    assertThat(brands.get(brand.asOwner(), brand.path("/roles/" + role))).hasStatus(404);
    var invited =
        brands.post(
            brand.asOwner(),
            brand.path("/invitations"),
            "{'email':'new@example.com','role':'" + role + "'}");
    assertThat(invited).hasStatus(422);
  }

  private UUID define(Brand brand, String role) {
    var answer = brands.post(brand.asOwner(), brand.path("/roles"), role);
    assertThat(answer).hasStatus(201);
    return UUID.fromString(brands.body(answer).at("/id").asString());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
