package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a workspace can do, in tables that it shares and in a schema of its own. */
@ExtendWith(SuiteExtension.class)
class WorkspacesIntegrationTests {
  private final Suite suite;

  @TempDir private Path folder;

  WorkspacesIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aSharedWorkspaceIsArrangedUsedDeletedAndRestored() {
    live(Studio.of(Person.registerVerified(suite, "Hilma"), "shared"));
  }

  @Test
  void aDedicatedWorkspaceIsArrangedUsedDeletedAndRestored() {
    live(Studio.of(Person.registerVerified(suite, "Hilma"), "dedicated"));
  }

  private void live(Studio studio) {
    arrange(studio);
    nest(studio);
    String film = studio.createFilm("First", Shots.two());
    studio.awaitSuccess(studio.generate(film));
    count(studio);
    copy(studio);
    goAndComeBack(studio, film);
  }

  private static void arrange(Studio studio) {
    Client owner = studio.client().with("If-Match", "*");
    String own = studio.own("");
    owner.send("PATCH", own, Map.of("name", "Hilma's studio", "monthly_budget_usd", 50)).is(200);
    owner.send("PATCH", own + "/settings", Map.of("content_tone", "warm")).is(200);
    assertThat(owner.get(own + "/settings").is(200).body()).contains("warm");
    Map<String, Object> looks =
        Map.of(
            "product_name",
            "Hilma",
            "primary_color",
            "#1d4ed8",
            "text_color",
            "#111111",
            "background_color",
            "#ffffff");
    owner.send("PUT", own + "/branding", looks).is(200);
    assertThat(owner.get(own + "/branding").is(200).text("product_name")).isEqualTo("Hilma");
    owner.putImage(own + "/branding/images/logo");
    assertThat(owner.get(own + "/branding/images/logo").is(200).headers().map())
        .containsKey("etag");

    String keys = own + "/provider-keys";
    owner.post(keys, Map.of("provider", "runway", "secret", "not for the eyes of others")).is(201);
    assertThat(owner.get(keys).is(200).body()).doesNotContain("not for the eyes");
    owner.post(keys + "/rotate", Map.of()).is(200);
    assertThat(owner.get(keys + "/runway/secret").is(200).text("secret"))
        .isEqualTo("not for the eyes of others");
    assertThat(owner.get(keys + "/runway/uses").is(200).items()).isNotEmpty();

    JsonNode domain =
        owner.post(own + "/domains", Map.of("host", "films.hilma.example")).is(201).json();
    assertThat(domain.required("txt_name").asString()).endsWith("films.hilma.example");
    assertThat(domain.required("cname_target").asString()).isNotBlank();
    owner.send("DELETE", own + "/domains/" + domain.required("id").asString(), null).is(204);
  }

  /** campaign → series → episode, and never in a circle. */
  private static void nest(Studio studio) {
    String series = child(studio, studio.project(), "series");
    String episode = child(studio, series, "folder");
    Client owner = studio.client().with("If-Match", "*");
    Answer circle =
        owner.send("PATCH", studio.path("/projects/" + series), Map.of("parent_id", episode));
    assertThat(circle.is(422).body()).contains("/parent_id");
    owner
        .send("PATCH", studio.path("/projects/" + episode), Map.of("parent_id", studio.project()))
        .is(200);
    owner.send("DELETE", studio.path("/projects/" + series), null).is(204);
    owner.post(studio.path("/projects/" + series + "/restore"), Map.of()).is(200);
  }

  private static String child(Studio studio, String parent, String type) {
    Map<String, Object> child =
        Map.of("name", type, "slug", type, "type", type, "parent_id", parent);
    return studio.post("/projects", child).is(201).text("id");
  }

  private static void count(Studio studio) {
    String stats = studio.own("/stats");
    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode totals = studio.client().get(stats).is(200).json().required("totals");
              assertThat(totals.required("films").asLong()).as("%s", totals).isOne();
              assertThat(totals.required("films_generated").asLong()).isOne();
              assertThat(totals.required("projects").asLong()).isEqualTo(3);
            });
    // It may have been generated a day later than it was made.
    assertThat(sums(studio.client().get(stats + "/daily")))
        .filteredOn(films -> films != 0)
        .containsExactly(1L);
    assertThat(sums(studio.client().get(stats + "/breakdown?by=project"))).contains(1L);
    String account = studio.client().get(studio.own("")).is(200).text("account_id");
    JsonNode overview =
        studio.client().get("/api/v1/accounts/" + account + "/overview").is(200).json();
    assertThat(overview.required("total").required("films").asLong()).isOne();
  }

  private static List<Long> sums(Answer answer) {
    var films = new ArrayList<Long>();
    for (JsonNode each : answer.is(200).items()) films.add(each.at("/sums/films").asLong());
    return films;
  }

  /** What a template has beside settings and projects, each with the service that it belongs to. */
  private static final Map<String, Map<String, Object>> ARRANGED =
      Map.of(
          "/prompts", Map.of("name", "Opening", "kind", "shot", "text", "{product} from above"),
          "/characters", Map.of("name", "Hilma"),
          "/roles",
              Map.of(
                  "name",
                  "Reads bills",
                  "base_role",
                  "viewer",
                  "permissions",
                  List.of("billing:read")));

  /** A template takes what is arranged, and not what is made. */
  private static void copy(Studio studio) {
    ARRANGED.forEach((list, one) -> studio.post(list, one).is(201));
    Map<String, Object> legal = Map.of("name", "Legal", "audience", "internal");
    studio
        .client()
        .with("If-Match", "*")
        .send(
            "PUT",
            studio.path("/approval-stages"),
            Map.of("required", true, "stages", List.of(legal)))
        .is(200);
    String templates = studio.own("/templates");
    String template = studio.client().post(templates, Map.of("name", "Our way")).is(201).text("id");
    await()
        .atMost(Studio.PATIENCE)
        .until(
            () ->
                studio
                        .client()
                        .get(templates + "/" + template)
                        .is(200)
                        .json()
                        .required("parts")
                        .size()
                    > 2);
    Map<String, Object> another =
        Map.of("name", "Another", "slug", "another", "kind", "brand", "template_id", template);
    String made = studio.client().post("/api/v1/workspaces", another).is(201).text("id");
    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () -> {
              Answer projects = studio.client().get("/api/v1/w/" + made + "/projects");
              assertThat(projects.is(200).items()).hasSize(3);
              String settings = "/api/v1/workspaces/" + made + "/settings";
              assertThat(studio.client().get(settings).is(200).body()).contains("warm");
              String inside = "/api/v1/w/" + made;
              assertThat(studio.client().get(inside + "/films").is(200).items()).isEmpty();
              ARRANGED.forEach(
                  (list, one) ->
                      assertThat(studio.client().get(inside + list).is(200).body())
                          .contains(String.valueOf(one.get("name"))));
              JsonNode flow = studio.client().get(inside + "/approval-stages").is(200).json();
              assertThat(flow.required("required").asBoolean()).isTrue();
              assertThat(Json.each(flow.required("stages"), "name")).containsExactly("Legal");
            });
  }

  private static void goAndComeBack(Studio studio, String film) {
    Client owner = studio.client().with("If-Match", "*");
    String own = studio.own("");
    owner.post(own + "/archive", Map.of()).is(200);
    owner.post(own + "/unarchive", Map.of()).is(200);
    owner.send("DELETE", own, null).is(204);
    await().atMost(Studio.PATIENCE).until(() -> studio.get("/films/" + film).status() == 404);
    owner.post(own + "/restore", Map.of()).is(200);
    await().atMost(Studio.PATIENCE).until(() -> studio.get("/films/" + film).status() == 200);
  }

  @Test
  void aWorkspaceMovesIntoASchemaOfItsOwnAndBackWithAllItHas() throws Exception {
    Studio studio = Studio.of(Person.registerVerified(suite, "Hilma"), "shared");
    String film = studio.createFilm("First", Shots.two());
    studio.awaitSuccess(studio.generate(film));
    String variants = "/films/" + film + "/variants";
    String variant = Json.each(studio.get(variants).is(200).items(), "id").getFirst();
    String content = studio.path(variants + "/" + variant + "/content");
    Path before = studio.client().download(content, folder.resolve("before.mp4"));
    for (String place : List.of("dedicated", "shared")) {
      String moves = studio.own("/isolation/moves");
      studio.client().post(moves, Map.of("isolation", place)).is(202);
      assertThat(studio.client().post(moves, Map.of("isolation", place)).status())
          .as("twice at once")
          .isEqualTo(409);
      await()
          .atMost(Studio.PATIENCE)
          .until(
              () -> {
                JsonNode view = studio.client().get(studio.own("/isolation")).is(200).json();
                return view.required("isolation").asString().equals(place)
                    && view.required("status").asString().equals("active");
              });
      Path after = studio.client().download(content, folder.resolve(place + ".mp4"));
      assertThat(Files.mismatch(before, after)).isEqualTo(-1);
      studio.createFilm("Made while " + place, Shots.two());
    }
    assertThat(studio.get("/films").is(200).items()).hasSize(3);
  }
}
