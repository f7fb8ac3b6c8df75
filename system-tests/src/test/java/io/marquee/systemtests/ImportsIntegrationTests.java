package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was carried away comes back as another workspace, and its film plays there. */
@ExtendWith(SuiteExtension.class)
class ImportsIntegrationTests {
  private final Suite suite;

  @TempDir private Path folder;

  ImportsIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void theFilmPlaysInACopyInSharedTables() throws Exception {
    bringBack("shared");
  }

  @Test
  void theFilmPlaysInACopyInASchemaOfItsOwn() throws Exception {
    bringBack("dedicated");
  }

  @Test
  void aDamagedArchiveLeavesNothing() throws Exception {
    Studio studio = Studio.of(Person.registerVerified(suite, "Ida"));
    byte[] archive = Files.readAllBytes(export(studio));
    archive[archive.length / 2] ^= 1;
    JsonNode failed = awaitEnd(studio, begin(studio, archive, "shared"));
    assertThat(failed.at("/failure/code").asString()).as("%s", failed).isEqualTo("archive_damaged");
    assertThat(failed.path("workspace_id").isMissingNode() || failed.path("workspace_id").isNull())
        .isTrue();
    assertThat(studio.client().get("/api/v1/workspaces").is(200).items()).hasSize(1);
  }

  @Test
  void whatWasPurgedComesBackByItsArchive() throws Exception {
    Studio studio = Studio.of(Person.registerVerified(suite, "Ida"));
    String film = studio.createFilm("A film that outlives its workspace", Shots.two());
    studio.awaitSuccess(studio.generate(film));
    byte[] before = content(studio, film);
    byte[] archive = Files.readAllBytes(export(studio));
    purge(studio);

    JsonNode done = awaitEnd(studio, begin(studio, archive, "shared"));

    assertThat(done.required("status").asString()).as("%s", done).isEqualTo("complete");
    Studio back = entered(studio, done);
    List<String> films = Json.each(back.get("/films").is(200).items(), "id");
    assertThat(films).hasSize(1);
    assertThat(content(back, films.getFirst())).isEqualTo(before);
  }

  private void purge(Studio studio) {
    studio.client().with("If-Match", "*").send("DELETE", studio.own(""), null).is(204);
    suite.age(
        "workspace",
        "update service.workspace_directory set purge_due = now() where workspace_id = ?",
        studio.workspace());
    suite.hurry("workspace", "request-purges");
    String purges = "/api/v1/accounts/" + accountOf(studio.owner()) + "/purges";
    await()
        .atMost(Studio.PATIENCE)
        .until(
            () -> Json.each(studio.client().get(purges).is(200).items(), "status"),
            List.of("complete")::equals);
  }

  private static Studio entered(Studio studio, JsonNode done) {
    String workspace = done.required("workspace_id").asString();
    assertThat(workspace).isNotEqualTo(studio.workspace());
    Studio copy = new Studio(studio.owner(), studio.client(), workspace, studio.project());
    // The gateway hears of it by event, a moment after the service has said so.
    await().atMost(Studio.PATIENCE).until(() -> copy.get("/films").status() == 200);
    return copy;
  }

  private void bringBack(String isolation) throws Exception {
    Studio studio = Studio.of(Person.registerVerified(suite, "Ida"));
    Person colleague = Colleague.join(suite, studio, "editor");
    String film = studio.createFilm("A film that comes along", Shots.two());
    studio.awaitSuccess(studio.generate(film));
    byte[] before = content(studio, film);
    byte[] archive = Files.readAllBytes(export(studio));

    String path = begin(studio, archive, isolation);
    assertThat(studio.client().post(path + "/start", Map.of()).is(409).code())
        .isEqualTo("import_started");
    Person stranger = Person.registerVerified(suite, "Mallory");
    stranger.client().get(path).is(404);
    String strangers =
        "/api/v1/accounts/" + accountOf(stranger) + path.substring(path.indexOf("/imports"));
    stranger.client().get(strangers).is(404);

    JsonNode done = awaitEnd(studio, path);
    assertThat(done.required("status").asString()).as("%s", done).isEqualTo("complete");
    assertThat(done.required("ids_kept").asBoolean()).isFalse();
    Studio copy = entered(studio, done);
    var films = copy.get("/films").is(200).items();
    assertThat(Json.each(films, "title")).containsExactly("A film that comes along");
    String copied = Json.each(films, "id").getFirst();
    assertThat(copied).isNotEqualTo(film);
    assertThat(content(copy, copied)).isEqualTo(before);
    assertThat(Json.each(copy.get("/projects").is(200).items(), "slug")).containsExactly("tests");
    // Whoever was here is there, too, and nobody else.
    assertThat(Json.each(copy.get("/members?limit=200").is(200).items(), "user_id"))
        .containsExactlyInAnyOrder(studio.owner().id(), colleague.id());
    stranger.client().get(copy.path("/films")).is(404);
    // It is a workspace like any other: what is made there is made there alone.
    copy.awaitSuccess(copy.generate(copied));
    assertThat(studio.get("/films/" + film + "/generations").is(200).items()).hasSize(1);
  }

  private byte[] content(Studio studio, String film) throws Exception {
    var variants = studio.get("/films/" + film + "/variants").is(200).items();
    String variant = Json.each(variants, "id").getFirst();
    return Files.readAllBytes(
        studio
            .client()
            .download(
                studio.path("/films/" + film + "/variants/" + variant + "/content"),
                folder.resolve(UUID.randomUUID() + ".mp4")));
  }

  private Path export(Studio studio) {
    String path =
        studio.own(
            "/exports/"
                + studio.client().post(studio.own("/exports"), Map.of()).is(202).text("id"));
    JsonNode export =
        await()
            .atMost(Studio.PATIENCE)
            .until(
                () -> studio.client().get(path).is(200).json(),
                it -> it.required("status").asString().equals("complete"));
    return Client.of(suite.gateway())
        .download(
            export.at("/download/url").asString(), folder.resolve(UUID.randomUUID() + ".tar.gz"));
  }

  /** Announces an archive, sends it and starts; the import's path. */
  private String begin(Studio studio, byte[] archive, String isolation) throws Exception {
    String imports = "/api/v1/accounts/" + accountOf(studio.owner()) + "/imports";
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    JsonNode made =
        studio
            .client()
            .post(
                imports, Map.of("bytes", archive.length, "sha256", sha256, "isolation", isolation))
            .is(201)
            .json();
    String path = imports + "/" + made.required("id").asString();
    assertThat(studio.client().post(path + "/start", Map.of()).is(409).code())
        .isEqualTo("archive_missing");
    JsonNode upload = made.required("upload");
    var headers = new HashMap<String, String>();
    upload
        .required("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asString()));
    assertThat(Client.put(upload.required("url").asString(), archive, headers).status())
        .isEqualTo(200);
    studio.client().post(path + "/start", Map.of()).is(202);
    return path;
  }

  private static JsonNode awaitEnd(Studio studio, String path) {
    return await()
        .atMost(Studio.PATIENCE)
        .until(
            () -> studio.client().get(path).is(200).json(),
            it ->
                it.required("status").asString().equals("complete")
                    || it.required("status").asString().equals("failed"));
  }

  /** The first is the caller's own. */
  private static String accountOf(Person person) {
    return Json.each(person.client().get("/api/v1/accounts").is(200).items(), "id").getFirst();
  }
}
