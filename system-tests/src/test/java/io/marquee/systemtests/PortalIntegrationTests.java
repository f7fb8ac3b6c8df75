package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client is mailed, enters by a link, sees the agency's looks and says yes. */
@ExtendWith(SuiteExtension.class)
class PortalIntegrationTests {
  private final Suite suite;
  @TempDir Path folder;

  PortalIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "dedicated"})
  void aClientApprovesWhatThenAppears(String isolation) throws Exception {
    Studio agency = Studio.of(Person.registerVerified(suite, "Greta"), isolation);
    lookLikeAnAgency(agency);
    Person client = Colleague.join(suite, agency, "client");
    String film = agency.createFilm("Spring", Shots.two());
    agency.awaitSuccess(agency.generate(film));
    String draft = agency.draftPost(film, "Never shown");
    String post = agency.draftPost(film, "Spring is here");
    String hash = submitToClients(agency, post);

    Client entered = enter(agency, client, "/portal/w/" + agency.workspace() + "/posts/" + post);
    seesWhatIsShownAlone(agency, entered, post, draft);
    Path shown =
        entered.download(agency.path("/portal/posts/" + post + "/film"), folder.resolve("film"));
    assertThat(Files.size(shown)).isPositive();

    String portal = agency.path("/portal/posts/" + post);
    entered.post(portal + "/comments", Map.of("text", "Lovely", "at_seconds", 1)).is(201);
    assertThat(agency.get("/posts/" + post + "/comments").is(200).body()).contains("Lovely");
    assertThat(
            entered
                .post(portal + "/approve", Map.of("content_hash", "0".repeat(64)))
                .is(409)
                .code())
        .isEqualTo("content_changed");
    entered.post(portal + "/approve", Map.of("content_hash", hash)).is(200);
    assertThat(agency.get("/posts/" + post).is(200).text("status")).isEqualTo("approved");

    agency.post("/posts/" + post + "/publish", Map.of()).is(202);
    await()
        .atMost(Studio.PATIENCE)
        .until(() -> entered.get(portal).is(200).text("status").equals("published"));
    JsonNode publication = entered.get(portal).is(200).json().required("publications").required(0);
    assertThat(publication.required("url").asString()).startsWith("http");
  }

  private static void lookLikeAnAgency(Studio agency) {
    Map<String, Object> looks =
        Map.of(
            "product_name",
            "Greta & Co",
            "primary_color",
            "#1d4ed8",
            "text_color",
            "#111111",
            "background_color",
            "#ffffff",
            "sender_name",
            "Greta & Co",
            "hide_footer",
            true);
    Client owner = agency.client().with("If-Match", "*");
    owner.send("PUT", agency.own("/branding"), looks).is(200);
    owner.putImage(agency.own("/branding/images/logo")).is(200);
  }

  private static String submitToClients(Studio agency, String post) {
    agency.post("/posts/" + post + "/submit", Map.of()).is(200);
    String hash = agency.get("/posts/" + post).is(200).text("content_hash");
    agency.post("/posts/" + post + "/approve", Map.of("content_hash", hash)).is(200);
    return hash;
  }

  /** From the mail that tells of the post to a session, without a password. */
  private Client enter(Studio agency, Person client, String page) {
    assertThat(Mails.link(suite, client.email(), "portal/w/", 1)).isEqualTo(suite.gateway() + page);
    Client anybody = Client.of(suite.gateway());
    JsonNode looks = anybody.get("/api/v1/looks/" + agency.workspace()).is(200).json();
    assertThat(looks.required("product_name").asString()).isEqualTo("Greta & Co");
    assertThat(looks.required("hide_footer").asBoolean()).isTrue();
    anybody.get("/api/v1/looks/" + agency.workspace() + "/images/logo").is(200);

    Map<String, Object> wish =
        Map.of("email", client.email(), "workspace_id", agency.workspace(), "next", page);
    anybody.post("/api/v1/auth/magic-links", wish).is(202);
    String link = Mails.link(suite, client.email(), "enter", 1);
    Map<String, String> token = Map.of("token", link.substring(link.indexOf("#token=") + 7));
    Answer session = anybody.post("/api/v1/auth/magic-links/redeem", token).is(200);
    anybody.post("/api/v1/auth/magic-links/redeem", token).is(422);
    return anybody.bearing(session.text("access_token"));
  }

  private static void seesWhatIsShownAlone(
      Studio agency, Client entered, String post, String draft) {
    JsonNode waiting = entered.get(agency.path("/portal/posts?status=waiting")).is(200).json();
    assertThat(Json.each(waiting.required("items"), "id")).containsExactly(post);
    entered.get(agency.path("/portal/posts/" + draft)).is(404);
    for (String part : List.of("/posts", "/films", "/approvals", "/members", "/webhooks")) {
      assertThat(entered.get(agency.path(part)).is(403).code()).isEqualTo("permission_missing");
    }
  }
}
