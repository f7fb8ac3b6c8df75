package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.archive.ExportedTable;
import io.marquee.events.archive.PartExported;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.service.SealingKey;
import io.marquee.service.archive.TarWriter;
import io.marquee.test.TestPostgres;
import io.marquee.web.Caller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/** The other services are played by the test; workspace-service's own part is real. */
class ExportIntegrationTests extends WorkspaceTest {

  private static final List<String> OTHERS =
      List.of("billing", "film", "identity", "notification", "publishing");

  @Value("${marquee.audit.key}")
  String key;

  private final HttpClient outside = HttpClient.newHttpClient();

  @Test
  void putsAllPartsIntoOneArchiveThatPsqlLoads(@TempDir Path folder) throws Exception {
    UUID id = createWorkspace("carried");
    UUID project = createProject(id, "inside", createProject(id, "outside", null));
    UUID other = createWorkspace("not-carried");
    createProject(other, "foreign", null);
    UUID export = begin(id);
    http.perform(as(owner(id), post("/api/v1/workspaces/{w}/exports", id)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("export_running"));
    ExportRequested asked = events.awaitPublished(ExportRequested.class, export);
    assertThat(asked.uploads()).hasSize(6);
    for (String service : OTHERS) store(asked, service, service.getBytes(), null);

    eventually(
        () ->
            http.perform(as(owner(id), get("/api/v1/workspaces/{w}/exports/{e}", id, export)))
                .andExpect(jsonPath("$.status").value("complete"))
                .andExpect(jsonPath("$.services[5].service").value("workspace"))
                .andExpect(jsonPath("$.services[5].status").value("stored"))
                .andExpect(jsonPath("$.expires_at").isNotEmpty()));
    String view =
        http.perform(as(owner(id), get("/api/v1/workspaces/{w}/exports/{e}", id, export)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    URI link = URI.create(JsonPath.read(view, "$.download.url"));
    byte[] archive =
        outside
            .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(JsonPath.<String>read(view, "$.sha256")).isEqualTo(sha256(archive));
    assertThat(JsonPath.<Integer>read(view, "$.bytes")).isEqualTo(archive.length);

    Files.write(folder.resolve("archive.tar.gz"), archive);
    run(folder, "tar", "xzf", "archive.tar.gz");
    String manifest = Files.readString(folder.resolve("manifest.json"));
    assertThat(JsonPath.<String>read(manifest, "$.workspace.slug")).isEqualTo("carried");
    assertThat(JsonPath.<List<String>>read(manifest, "$.parts[*].service"))
        .containsExactly("billing", "film", "identity", "notification", "publishing", "workspace");
    assertThat(Files.readString(folder.resolve("README.md"))).contains("psql");
    assertThat(Files.readString(folder.resolve("film/data/things.jsonl"))).isEqualTo("film");
    assertThat(Files.readString(folder.resolve("workspace/data/projects.jsonl")))
        .contains(project.toString())
        .doesNotContain("foreign");
    String database = "load_" + export.toString().replace("-", "");
    this.database.update("create database " + database);
    run(
        folder.resolve("workspace"),
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--file=dump.sql",
        "postgresql://postgres:postgres@%s:%d/%s"
            .formatted(TestPostgres.host(), TestPostgres.port(), database));
    this.database.update("drop database " + database);
    eventually(() -> assertThat(stored(id, export)).containsExactly("archive.tar.gz"));
  }

  @Test
  void asksAnewForAPartThatIsNotAsReported() throws Exception {
    UUID id = createWorkspace("damaged");
    UUID export = begin(id);
    ExportRequested asked = events.awaitPublished(ExportRequested.class, export);
    for (String service : OTHERS) {
      store(asked, service, service.getBytes(), service.equals("film") ? "0".repeat(64) : null);
    }
    eventually(() -> assertThat(events.published(ExportRequested.class, export)).hasSize(2));
    ExportRequested again = events.published(ExportRequested.class, export).getLast();
    assertThat(again.uploads()).containsOnlyKeys("film");
    store(again, "film", "mended".getBytes(), null);
    eventually(
        () ->
            http.perform(as(owner(id), get("/api/v1/workspaces/{w}/exports/{e}", id, export)))
                .andExpect(jsonPath("$.status").value("complete")));
  }

  @Test
  void leavesNothingOfWhatIsDeleted() throws Exception {
    UUID id = createWorkspace("regretted");
    UUID export = begin(id);
    ExportRequested asked = events.awaitPublished(ExportRequested.class, export);
    store(asked, "film", "film".getBytes(), null);
    http.perform(as(owner(id), delete("/api/v1/workspaces/{w}/exports/{e}", id, export)))
        .andExpect(status().is(428));
    http.perform(
            as(owner(id), delete("/api/v1/workspaces/{w}/exports/{e}", id, export))
                .header("If-Match", "*"))
        .andExpect(status().isNoContent());
    http.perform(as(owner(id), get("/api/v1/workspaces/{w}/exports/{e}", id, export)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("export_not_found"));
    eventually(() -> assertThat(stored(id, export)).isEmpty());
    begin(id);
  }

  @Test
  void isForThoseWhoMayCarryAwayAndOfADeletedWorkspaceToo() throws Exception {
    UUID id = createWorkspace("guarded");
    http.perform(as(member(id), post("/api/v1/workspaces/{w}/exports", id)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("permission_missing"));
    http.perform(as(member(id), delete("/api/v1/workspaces/{id}", id)).header("If-Match", "*"))
        .andExpect(status().isNoContent());
    UUID export = begin(id);
    UUID strangers = createWorkspace("strangers");
    http.perform(as(owner(strangers), get("/api/v1/workspaces/{w}/exports/{e}", strangers, export)))
        .andExpect(status().isNotFound());
    http.perform(as(owner(id), get("/api/v1/workspaces/{w}/exports", id)))
        .andExpect(jsonPath("$.items[0].id").value(export.toString()));
  }

  private Caller owner(UUID workspace) {
    return Caller.member(userId, workspace, accountId, "owner", Set.of("exports:manage"));
  }

  private UUID begin(UUID workspace) throws Exception {
    String answer =
        http.perform(as(owner(workspace), post("/api/v1/workspaces/{w}/exports", workspace)))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.status").value("running"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(answer, "$.id"));
  }

  /** What a service does: stores a part where its link says, and tells. */
  private void store(
      ExportRequested asked, String service, byte[] content, @Nullable String wrongSum)
      throws Exception {
    var part = new ByteArrayOutputStream();
    try (var compressed = new GZIPOutputStream(part)) {
      new TarWriter(compressed)
          .file(
              service + "/data/things.jsonl",
              content.length,
              Instant.EPOCH,
              new ByteArrayInputStream(content));
    }
    byte[] link =
        SealingKey.of("marquee.audit.key", key)
            .open(
                "archive:" + asked.archiveId() + ":" + service,
                Base64.getDecoder().decode(asked.uploads().get(service)));
    var answer =
        outside.send(
            HttpRequest.newBuilder(URI.create(new String(link, StandardCharsets.UTF_8)))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(part.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    events.deliver(
        new PartExported(
            asked.archiveId(),
            asked.workspaceId(),
            service,
            Instant.now(),
            "1",
            part.size(),
            wrongSum == null ? sha256(part.toByteArray()) : wrongSum,
            List.of(new ExportedTable("things", 1, content.length, sha256(content), List.of())),
            0,
            0,
            true),
        tenant(asked.workspaceId()));
  }

  private static List<String> stored(UUID workspace, UUID export) {
    return TestStorage.keysBelow("w/%s/exports/%s/".formatted(workspace, export));
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
