package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(SuiteExtension.class)
class AuditIntegrationTests {

  /** By several services, each of which tells of its own in its own time. */
  private static final List<String> DONE =
      List.of(
          "workspace.created",
          "project.created",
          "asset.created",
          "asset.completed",
          "webhook.created",
          "film.created",
          "generation.created",
          "reservation.created",
          "generation.succeeded",
          "reservation.confirmed",
          "post.created",
          "post.published",
          "film.published");

  private final Suite suite;
  private final Journey journey;
  private final Client client;

  @TempDir private Path folder;

  AuditIntegrationTests(Suite suite) {
    this.suite = suite;
    this.journey = suite.journey();
    this.client = Person.logIn(suite, journey.found("email"), journey.found("password"));
  }

  @Test
  void whatTheDemoDidIsInTheTrail() {
    List<JsonNode> entries = trail();
    String user = "user:" + journey.found("user_id");

    JsonNode created = entry(entries, "film.created");
    assertThat(created.required("actor").asString()).isEqualTo(user);
    assertThat(created.required("target_id").asString()).isEqualTo(journey.found("film_id"));
    assertThat(created.required("trace_id").asString()).matches("[0-9a-f]{32}");
    assertThat(created.required("origin").required("address").asString()).isNotBlank();
    assertThat(created.required("after").required("title").asString()).isNotBlank();

    JsonNode published = entry(entries, "film.published");
    assertThat(published.required("actor").asString()).isEqualTo("service:film");
    assertThat(published.required("after").required("status").asString()).isEqualTo("published");
    assertThat(published.required("origin").isNull()).isTrue();
    assertThat(published.toString()).doesNotContain(journey.found("email"));
  }

  @Test
  void theExportIsCheckedOfflineAndTellsOfTampering() throws IOException {
    trail();
    for (String format : List.of("jsonl", "csv")) {
      Path file = store("audit." + format, "/audit/export?format=" + format);
      Path keys = store("keys.json", "/audit/keys");
      String[] verify = {"audit", "verify", file.toString(), "--keys", keys.toString()};

      Suite.Finished good = suite.finished(verify);
      assertThat(good.exit()).as(good.output()).isZero();
      assertThat(good.output()).contains("UNBROKEN", "signature good");

      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      Files.write(
          file, lines.stream().map(line -> line.replace("film.created", "film.deleted")).toList());
      assertBroken(verify, "was altered");
      String removed = lines.remove(3);
      Files.write(file, lines);
      assertBroken(verify, "missing");
      lines.add(4, removed);
      Files.write(file, lines);
      assertBroken(verify, "reordered");
    }
  }

  @Test
  void aHeadKeptElsewhereFindsAnOlderExport() throws IOException {
    trail();
    Path older = store("older.jsonl", "/audit/export");
    String witness =
        client
            .post(journey.path("/characters"), Map.of("name", "Witness " + System.nanoTime()))
            .is(201)
            .text("id");
    await().until(() -> Json.each(trail(), "target_id").contains(witness));
    Path head = store("head.json", "/audit/head");
    Path newer = store("newer.jsonl", "/audit/export");

    String[] good = {"audit", "verify", newer.toString(), "--head", head.toString()};
    assertThat(suite.finished(good).exit()).isZero();
    assertBroken(
        new String[] {"audit", "verify", older.toString(), "--head", head.toString()},
        "missing at the end");
    assertThat(suite.finished("audit", "verify", "nowhere.jsonl").exit()).isEqualTo(2);
  }

  private void assertBroken(String[] verify, String finding) {
    Suite.Finished broken = suite.finished(verify);
    assertThat(broken.exit()).as(broken.output()).isEqualTo(1);
    assertThat(broken.output()).contains("BROKEN", finding);
  }

  /** All of it, newest first, once the news of all services have come. */
  private List<JsonNode> trail() {
    return await()
        .until(
            () -> {
              var all = new ArrayList<JsonNode>();
              client
                  .get(journey.path("/audit?limit=200"))
                  .is(200)
                  .json()
                  .required("items")
                  .forEach(all::add);
              return all;
            },
            entries -> Json.each(entries, "action").containsAll(DONE));
  }

  private static JsonNode entry(List<JsonNode> entries, String action) {
    return entries.stream()
        .filter(entry -> entry.required("action").asString().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private Path store(String name, String path) throws IOException {
    return Files.writeString(folder.resolve(name), client.get(journey.path(path)).is(200).body());
  }
}
