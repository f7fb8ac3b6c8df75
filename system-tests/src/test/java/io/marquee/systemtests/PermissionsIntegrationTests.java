package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who may what, given and taken through the gateway and counted there at once. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsIntegrationTests {
  private final Suite suite;
  private final Studio studio;
  private final Person colleague;
  private final Client client;
  private final String member;

  PermissionsIntegrationTests(Suite suite) {
    this.suite = suite;
    studio = Studio.of(Person.registerVerified(suite, "Tilda"));
    colleague = Colleague.join(suite, studio, "viewer");
    client = Person.logIn(suite, colleague.email(), colleague.password());
    member = studio.memberOf(colleague.id());
  }

  @Test
  void thereAreMoreThan25PermissionsAndEachIsDescribed() {
    JsonNode permissions = studio.client().get("/api/v1/permissions").is(200).json();
    var items = permissions.path("items").isArray() ? permissions.required("items") : permissions;
    assertThat(items).hasSizeGreaterThanOrEqualTo(25);
    assertThat(items).allMatch(each -> !each.required("description").asString().isBlank());
  }

  @Test
  void aRoleOfTheWorkspacesOwnAllowsAtTheGatewayWhatItSays() {
    assign("viewer");
    createFilm(403);
    String role =
        studio
            .post(
                "/roles",
                Map.of(
                    "name", "Writer", "base_role", "viewer", "permissions", List.of("films:write")))
            .is(201)
            .text("id");
    JsonNode simulated =
        studio
            .post("/access/simulate", Map.of("user_id", colleague.id(), "role", role))
            .is(200)
            .json();
    assertThat(simulated.required("gained").toString()).isEqualTo("[\"films:write\"]");
    assertThat(simulated.required("lost")).isEmpty();

    assertThat(mayWrite().required("allowed").asBoolean()).isFalse();
    assign(role);
    assertThat(mayWrite().required("allowed").asBoolean()).isTrue();
    awaitFilm(201);
    assign("viewer");
    awaitFilm(403);
  }

  @Test
  void anAccountAdminEntersEveryWorkspaceOfTheAccount() {
    String account =
        studio.client().get("/api/v1/workspaces/" + studio.workspace()).is(200).text("account_id");
    Person admin = Person.registerVerified(suite, "Ulla");
    String film = studio.path("/films");
    admin.client().get(film).is(404);
    String admins = "/api/v1/accounts/" + account + "/admins";
    String grant =
        studio
            .client()
            .post(admins, Map.of("user_id", admin.id(), "role", "account_admin"))
            .is(201)
            .text("id");
    await().until(() -> admin.client().get(film).status() == 200);
    studio.client().send("DELETE", admins + "/" + grant, null).is(204);
    await().until(() -> admin.client().get(film).status() == 404);
  }

  @Test
  void ownershipIsHandedOverAndThereIsOneOwner() {
    Studio own = Studio.of(Person.registerVerified(suite, "Vilma"));
    Person heir = Colleague.join(suite, own, "editor");
    String heirs = own.path("/members/" + own.memberOf(heir.id()) + "/make-owner");
    own.client().with("If-Match", "*").post(heirs, Map.of()).is(200);
    await()
        .untilAsserted(
            () -> {
              int owners = 0;
              for (JsonNode each : own.get("/members?limit=200").is(200).items()) {
                if (!each.required("role").asString().equals("owner")) continue;
                owners++;
                assertThat(each.required("user_id").asString()).isEqualTo(heir.id());
              }
              assertThat(owners).isOne();
            });
    own.client().post(heirs, Map.of()).is(403);
  }

  @Test
  void aCreatorChangesWhatTheyMadeThemselvesOnly() {
    Person creator = Colleague.join(suite, studio, "creator");
    String theirs = studio.path("/films/" + studio.post("/films", film()).is(201).text("id"));
    await().until(() -> creator.client().get(theirs).status() == 200);
    Client any = creator.client().with("If-Match", "*");
    var title = Map.of("title", "Another title");
    assertThat(any.send("PATCH", theirs, title).is(403).code()).isEqualTo("not_your_own");
    String project = studio.path("/projects/" + studio.project());
    assertThat(any.send("DELETE", project, null).is(403).code()).isEqualTo("not_your_own");

    Answer own = creator.client().post(studio.path("/films"), film()).is(201);
    any.send("PATCH", studio.path("/films/" + own.text("id")), title).is(200);
    Map<String, Object> folder = Map.of("name", "Mine", "slug", "mine", "type", "folder");
    Answer kept = creator.client().post(studio.path("/projects"), folder).is(201);
    any.send("DELETE", studio.path("/projects/" + kept.text("id")), null).is(204);
    creator.client().get(studio.path("/members")).is(200);
    creator.client().post(studio.path("/invitations"), Map.of()).is(403);
  }

  @Test
  void aSystemAdminEntersEveryWorkspaceAndOnlyOperatorsMakeOne() {
    Person admin = Person.registerVerified(suite, "Xenia");
    String films = studio.path("/films");
    admin.client().get(films).is(404);
    admin.client().get("/api/v1/overview").is(404);
    Client operator = suite.operator("identity");
    Map<String, Object> role = Map.of("userId", admin.id(), "role", "system_admin");
    Client.of(suite.gateway()).post("/actuator/systemgrants", role).is(404);
    String grant = operator.post("/actuator/systemgrants", role).is(201).text("id");
    await().until(() -> admin.client().get(films).status() == 200);
    await().until(() -> admin.client().get("/api/v1/overview").status() == 200);
    admin.client().get("/api/v1/users/" + colleague.id()).is(200);

    operator.send("DELETE", "/actuator/systemgrants/" + grant, null).is(200);
    await().until(() -> admin.client().get(films).status() == 404);
    await().until(() -> admin.client().get("/api/v1/users/" + colleague.id()).status() != 200);
  }

  @Test
  void staffLooksEverywhereAndChangesNothing() {
    Person staff = Person.registerVerified(suite, "Yvonne");
    Client operator = suite.operator("identity");
    operator.post("/actuator/systemgrants", Map.of("userId", staff.id(), "role", "staff")).is(201);
    String films = studio.path("/films");
    await().until(() -> staff.client().get(films).status() == 200);
    staff.client().post(films, film()).is(403);
  }

  private JsonNode mayWrite() {
    return studio
        .get("/access/explain?permission=films:write&user_id=" + colleague.id())
        .is(200)
        .json();
  }

  private void createFilm(int expected) {
    client.post(studio.path("/films"), film()).is(expected);
  }

  private void awaitFilm(int status) {
    await().until(() -> client.post(studio.path("/films"), film()).status() == status);
  }

  private Map<String, Object> film() {
    return Map.of("title", "Of a colleague", "project_id", studio.project());
  }

  private void assign(String role) {
    studio
        .client()
        .with("If-Match", "*")
        .send("PATCH", studio.path("/members/" + member), Map.of("role", role))
        .is(200);
  }
}
