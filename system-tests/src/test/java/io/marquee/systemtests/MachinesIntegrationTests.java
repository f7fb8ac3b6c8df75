package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What partners' programs do that have a key, or a token for it. */
@ExtendWith(SuiteExtension.class)
class MachinesIntegrationTests {
  private final Suite suite;

  MachinesIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aKeyAndATokenForItDoWhatTheyAreForUntilTheKeyIsRevoked() {
    Studio studio = Studio.open(suite, "Emmy");
    JsonNode made =
        studio
            .post(
                "/api-keys",
                Map.of("name", "Importer", "permissions", List.of("films:read", "films:write")))
            .is(201)
            .json();
    String id = made.required("api_key").required("id").asString();
    Client key = Client.of(suite.gateway()).bearing(made.required("secret").asString());
    await().atMost(Studio.PATIENCE).until(() -> key.get(studio.path("/films")).status() == 200);
    key.post(studio.path("/films"), Map.of("title", "By a machine", "project_id", studio.project()))
        .is(201);
    key.get(studio.path("/members")).is(403);
    key.get("/api/v1/auth/me").is(403); // a person is needed

    Answer issued = token(id, made.required("secret").asString(), "films:read");
    Client client = Client.of(suite.gateway()).bearing(issued.is(200).text("access_token"));
    client.get(studio.path("/films")).is(200);
    client
        .post(studio.path("/films"), Map.of("title", "Too much", "project_id", studio.project()))
        .is(403);
    token(id, made.required("secret").asString() + "x", "films:read").is(401);

    studio.client().send("DELETE", studio.path("/api-keys/" + id), null).is(204);
    await().until(() -> key.get(studio.path("/films")).status() == 401);
    assertThat(client.get(studio.path("/films")).status())
        .as("its tokens die with it")
        .isEqualTo(401);
    token(id, made.required("secret").asString(), "films:read").is(401);
  }

  @Test
  void aKeyKeepsToItsProjectAndIsRotatedWithoutAPause() {
    Studio studio = Studio.open(suite, "Emmy");
    String other =
        studio
            .post("/projects", Map.of("name", "Other", "slug", "other", "type", "campaign"))
            .is(201)
            .text("id");
    JsonNode made =
        studio
            .post(
                "/api-keys",
                Map.of(
                    "name", "Importer",
                    "permissions", List.of("films:read", "films:write"),
                    "project_ids", List.of(studio.project())))
            .is(201)
            .json();
    String path = "/api-keys/" + made.at("/api_key/id").asString();
    Client key = Client.of(suite.gateway()).bearing(made.required("secret").asString());
    String films = studio.path("/films");
    await().atMost(Studio.PATIENCE).until(() -> key.get(films).status() == 200);
    key.post(films, Map.of("title", "Inside", "project_id", studio.project())).is(201);
    Answer outside = key.post(films, Map.of("title", "Outside", "project_id", other)).is(403);
    assertThat(outside.code()).isEqualTo("outside_key");

    String next = studio.post(path + "/rotate", Map.of()).is(200).text("secret");
    Client rotated = Client.of(suite.gateway()).bearing(next);
    await().atMost(Studio.PATIENCE).until(() -> rotated.get(films).status() == 200);
    key.get(films).is(200); // the former secret, for a day
    String last =
        studio.post(path + "/rotate", Map.of("overlap_seconds", 0)).is(200).text("secret");
    Client leftOver = Client.of(suite.gateway()).bearing(last);
    await().atMost(Studio.PATIENCE).until(() -> rotated.get(films).status() == 401);
    await().atMost(Studio.PATIENCE).until(() -> leftOver.get(films).status() == 200);
    await()
        .atMost(Studio.PATIENCE)
        .until(() -> !studio.get(path).is(200).json().required("last_used_at").isNull());
  }

  @Test
  void aKeyEndsWhenItsTimeIsOver() {
    Studio studio = Studio.open(suite, "Emmy");
    long asked = System.nanoTime();
    awaitOpen(studio, keyUntil(studio, Instant.now().plus(1, ChronoUnit.DAYS)));
    // Until a key is known here; one that ends must be used before, however busy the machine is.
    Duration heard = Duration.ofNanos(System.nanoTime() - asked);
    Client key = keyUntil(studio, Instant.now().plusSeconds(4).plus(heard.multipliedBy(8)));
    awaitOpen(studio, key);
    await().until(() -> key.get(studio.path("/films")).status() == 401);
    assertThat(Json.each(studio.get("/api-keys").is(200).items(), "status"))
        .containsExactlyInAnyOrder("active", "expired");
  }

  private Client keyUntil(Studio studio, Instant end) {
    String secret =
        studio
            .post(
                "/api-keys",
                Map.of(
                    "name", "For a moment",
                    "permissions", List.of("films:read"),
                    "expires_at", end.toString()))
            .is(201)
            .text("secret");
    return Client.of(suite.gateway()).bearing(secret);
  }

  private static void awaitOpen(Studio studio, Client key) {
    await().until(() -> key.get(studio.path("/films")).status() == 200);
  }

  private Answer token(String id, String secret, String scope) {
    return Client.of(suite.gateway())
        .submit(
            "/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", id,
                "client_secret", secret,
                "scope", scope));
  }
}
