package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Accounts;
import io.marquee.events.archive.PartImported;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.service.SealingKey;
import io.marquee.web.Caller;
import io.marquee.workspace.purge.RequestPurges;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.ResultActions;

/** The other services are played by the test; workspace-service's own part is real. */
class ImportIntegrationTests extends WorkspaceTest {

  private static final Set<String> OTHERS = Set.of("film", "notification", "publishing");

  @Value("${marquee.audit.key}")
  String key;

  @Autowired RequestPurges requestPurges;

  private final HttpClient outside = HttpClient.newHttpClient();
  private final UUID source = UuidCreator.getTimeOrderedEpoch();

  @Test
  void opensTheWorkspaceOnceEveryServiceHasTakenItsPartIn() throws Exception {
    var carried = new TestArchive(source, "carried");
    byte[] archive = carried.bytes();
    UUID id = start(archive);

    ImportRequested people = asked(id, 1);
    assertThat(people.downloads()).containsOnlyKeys("identity");
    assertThat(people.workspaceId()).isEqualTo(source);
    assertThat(people.idsKept()).isTrue();
    assertThat(people.people()).isEmpty();
    assertThat(fetched(people, "identity")).containsExactly(partOf(archive, "identity"));
    assertThat(state(source)).isEqualTo("provisioning");
    answer(people, "identity", Map.of(userId, userId), null);

    ImportRequested rows = asked(id, 2);
    assertThat(rows.downloads())
        .containsOnlyKeys("film", "notification", "publishing", "workspace");
    assertThat(rows.people()).containsEntry(userId, userId);
    for (String service : OTHERS) answer(rows, service, Map.of(), null);

    see(id, "complete")
        .andExpect(jsonPath("$.workspace_id").value(source.toString()))
        .andExpect(jsonPath("$.ids_kept").value(true))
        .andExpect(jsonPath("$.slug").value("carried"))
        .andExpect(jsonPath("$.services[?(@.status != 'imported')]").isEmpty())
        .andExpect(jsonPath("$.upload").doesNotExist());
    eventually(() -> assertThat(state(source)).isEqualTo("active"));
    http.perform(as(member(source), get("/api/v1/workspaces/{id}", source)))
        .andExpect(jsonPath("$.name").value("Carried"))
        .andExpect(jsonPath("$.settings.tone").value("warm"))
        .andExpect(jsonPath("$.owner_id").value(userId.toString()));
    http.perform(as(member(source), get("/api/v1/w/{w}/projects/{p}", source, carried.project())))
        .andExpect(jsonPath("$.name").value("Brought along"));
    eventually(() -> assertThat(TestStorage.keysBelow("imports/%s/".formatted(id))).isEmpty());
    start(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("import_started"));
  }

  @Test
  void isACopyWithIdsOfItsOwnWhereTheWorkspaceIsKnown() throws Exception {
    UUID there = createWorkspace("original");
    var archive = new TestArchive(there, "original");
    UUID id = start(archive.bytes());
    ImportRequested people = asked(id, 1);
    answer(people, "identity", Map.of(), null);
    ImportRequested rows = asked(id, 2);
    for (String service : OTHERS) answer(rows, service, Map.of(), null);
    see(id, "complete");
    UUID copy = people.workspaceId();
    String projects =
        http.perform(as(member(copy), get("/api/v1/w/{w}/projects", copy)))
            .andExpect(jsonPath("$.items.length()").value(1))
            .andExpect(jsonPath("$.items[0].slug").value("brought-along"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(JsonPath.<String>read(projects, "$.items[0].id"))
        .isNotEqualTo(archive.project().toString());
    http.perform(as(member(there), get("/api/v1/w/{w}/projects", there)))
        .andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void isACopyWhereTheIdIsTaken() throws Exception {
    UUID there = createWorkspace("taken");
    UUID id = start(new TestArchive(there, "taken").bytes());
    ImportRequested asked = asked(id, 1);
    assertThat(asked.workspaceId()).isNotEqualTo(there);
    assertThat(asked.sourceWorkspaceId()).isEqualTo(there);
    assertThat(asked.idsKept()).isFalse();
    see(id, "running").andExpect(jsonPath("$.slug").value("taken-2"));
    http.perform(as(person, delete(path(id))).header("If-Match", "*"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("import_running"));
    start(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("import_started"));
  }

  @Test
  void purgesWhatOneServiceRefusedOnceAllHaveAnswered() throws Exception {
    UUID id = start(new TestArchive(source, "refused").bytes());
    answer(asked(id, 1), "identity", Map.of(), null);
    ImportRequested rows = asked(id, 2);
    answer(rows, "film", Map.of(), "a film has no title");
    answer(rows, "notification", Map.of(), null);
    see(id, "running");
    answer(rows, "publishing", Map.of(), null);
    see(id, "failed")
        .andExpect(jsonPath("$.failure.code").value("import_failed"))
        .andExpect(jsonPath("$.failure.detail").value("film: a film has no title"));
    assertThat(state(source)).isEqualTo("deleted");
    http.perform(as(member(source), post("/api/v1/workspaces/{id}/restore", source)))
        .andExpect(status().isConflict());
    requestPurges.run();
    events.awaitPublished(WorkspacePurgeRequested.class, source);
    eventually(
        () ->
            assertThat(database.count("service.workspace_directory where workspace_id = ?", source))
                .isZero());
    eventually(() -> assertThat(TestStorage.keysBelow("imports/%s/".formatted(id))).isEmpty());
    http.perform(as(person, delete(path(id))).header("If-Match", "*"))
        .andExpect(status().isNoContent());
  }

  @Test
  void refusesArchivesThatAreNotWhole() throws Exception {
    byte[] whole = new TestArchive(source, "whole").bytes();
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    refuses(damaged, "archive_damaged");
    refuses(Arrays.copyOf(whole, whole.length - 40), "archive_truncated");
    refuses(Arrays.copyOf(whole, whole.length / 2), "archive_truncated");
    refuses(whole, "0".repeat(64), "archive_damaged");
    var more = new TestArchive(source, "more");
    more.rowsTooMany = 1;
    refuses(more.bytes(), "archive_damaged");
  }

  @Test
  void refusesArchivesOfOthers() throws Exception {
    refuses("no archive at all, nothing but words".getBytes(), "archive_foreign");
    refuses(TestArchive.gzip(new byte[10_240]), "archive_foreign");
    var other = new TestArchive(source, "other");
    other.format = "another";
    refuses(other.bytes(), "archive_foreign");
    var newer = new TestArchive(source, "newer");
    newer.version = 2;
    refuses(newer.bytes(), "archive_too_new");
    for (String path : new String[] {"film/../../etc/passwd", "/etc/passwd", "publishing/data/x"}) {
      var leading = new TestArchive(source, "leading");
      leading.path = path;
      refuses(leading.bytes(), "archive_damaged");
    }
    assertThat(database.count("service.workspace_directory where workspace_id = ?", source))
        .isZero();
    assertThat(events.published(WorkspaceState.class, source)).isEmpty();
  }

  @Test
  void beginsWhenTheAnnouncedArchiveIsThere() throws Exception {
    byte[] archive = new TestArchive(source, "announced").bytes();
    String made = make(archive.length + 1, TestArchive.sha256(archive));
    UUID id = UUID.fromString(JsonPath.read(made, "$.id"));
    start(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("archive_missing"));
    upload(made, archive);
    start(id)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("archive_missing"));
    make(archive.length, TestArchive.sha256(archive));
    make(archive.length, TestArchive.sha256(archive));
    http.perform(
            json(
                as(person, post("/api/v1/accounts/{a}/imports", accountId)),
                request(1, "0".repeat(64))))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("too_many_imports"));
    http.perform(as(person, delete(path(id)))).andExpect(status().is(428));
    http.perform(as(person, delete(path(id))).header("If-Match", "*"))
        .andExpect(status().isNoContent());
    http.perform(as(person, get(path(id)))).andExpect(status().isNotFound());
    http.perform(
            json(as(person, post("/api/v1/accounts/{a}/imports", accountId)), request(0, "short")))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors.length()").value(2));
  }

  @Test
  void isForThoseWhoLookAfterTheAccount() throws Exception {
    String made = make(1, "0".repeat(64));
    UUID id = UUID.fromString(JsonPath.read(made, "$.id"));
    UUID strangerId = UUID.randomUUID();
    UUID strangers = Accounts.personalAccountOf(strangerId);
    Caller stranger = Caller.person(strangerId, strangers);
    String foreign = "/api/v1/accounts/%s/imports/%s".formatted(strangers, id);
    for (String path : new String[] {path(id), foreign}) {
      http.perform(as(stranger, get(path))).andExpect(status().isNotFound());
      http.perform(as(stranger, post(path + "/start"))).andExpect(status().isNotFound());
      http.perform(as(stranger, delete(path)).header("If-Match", "*"))
          .andExpect(status().isNotFound());
    }
    http.perform(as(stranger, get("/api/v1/accounts/{a}/imports", accountId)))
        .andExpect(status().isNotFound());
    http.perform(as(stranger, get("/api/v1/accounts/{a}/imports", strangers)))
        .andExpect(jsonPath("$.items").isEmpty());
    http.perform(as(person, get("/api/v1/accounts/{a}/imports", accountId)))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()));
  }

  private void refuses(byte[] archive, String code) throws Exception {
    refuses(archive, TestArchive.sha256(archive), code);
  }

  private void refuses(byte[] archive, String sha256, String code) throws Exception {
    UUID id = start(archive, sha256);
    see(id, "failed")
        .andExpect(jsonPath("$.failure.code").value(code))
        .andExpect(jsonPath("$.workspace_id").doesNotExist());
    assertThat(events.published(ImportRequested.class, id)).isEmpty();
    eventually(() -> assertThat(TestStorage.keysBelow("imports/%s/".formatted(id))).isEmpty());
  }

  private UUID start(byte[] archive) throws Exception {
    return start(archive, TestArchive.sha256(archive));
  }

  private UUID start(byte[] archive, String sha256) throws Exception {
    String made = make(archive.length, sha256);
    UUID id = UUID.fromString(JsonPath.read(made, "$.id"));
    upload(made, archive);
    start(id).andExpect(status().isAccepted()).andExpect(jsonPath("$.status").value("checking"));
    return id;
  }

  private ResultActions start(UUID id) throws Exception {
    return http.perform(as(person, post(path(id) + "/start")));
  }

  private String make(int bytes, String sha256) throws Exception {
    return http.perform(
            json(
                as(person, post("/api/v1/accounts/{a}/imports", accountId)),
                request(bytes, sha256)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.status").value("awaiting_upload"))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static String request(int bytes, String sha256) {
    return "{\"bytes\":%d,\"sha256\":\"%s\"}".formatted(bytes, sha256);
  }

  /** What it is to be as long as is said: a server may refuse another length, or take it. */
  private void upload(String made, byte[] archive) throws Exception {
    outside.send(
        HttpRequest.newBuilder(URI.create(JsonPath.read(made, "$.upload.url")))
            .header("Content-Type", "application/gzip")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(archive))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private ResultActions see(UUID id, String status) throws Exception {
    eventually(
        () ->
            http.perform(as(person, get(path(id)))).andExpect(jsonPath("$.status").value(status)));
    return http.perform(as(person, get(path(id))));
  }

  private ImportRequested asked(UUID id, int times) {
    eventually(() -> assertThat(events.published(ImportRequested.class, id)).hasSize(times));
    return events.published(ImportRequested.class, id).getLast();
  }

  private void answer(
      ImportRequested asked, String service, Map<UUID, UUID> people, @Nullable String failure) {
    events.deliver(
        new PartImported(
            asked.archiveId(),
            asked.workspaceId(),
            service,
            Map.of("things", 1L),
            0,
            people,
            failure),
        tenant(asked.workspaceId()));
  }

  private byte[] fetched(ImportRequested asked, String service) throws Exception {
    byte[] link =
        SealingKey.of("marquee.audit.key", key)
            .open(
                "archive:" + asked.archiveId() + ":" + service,
                Base64.getDecoder().decode(asked.downloads().get(service)));
    return outside
        .send(
            HttpRequest.newBuilder(URI.create(new String(link, StandardCharsets.UTF_8))).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  /** All parts of a test's archive are alike but for the names of their services. */
  private static byte[] partOf(byte[] archive, String service) throws Exception {
    var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(archive));
    var tar = new io.marquee.service.archive.TarReader(in);
    assertThat(java.util.Objects.requireNonNull(tar.next()).path()).isEqualTo("manifest.json");
    String manifest = new String(tar.content().readAllBytes(), StandardCharsets.UTF_8);
    int length =
        JsonPath.<java.util.List<Integer>>read(
                manifest, "$.parts[?(@.service=='%s')].bytes".formatted(service))
            .getFirst();
    String sum =
        JsonPath.<java.util.List<String>>read(
                manifest, "$.parts[?(@.service=='%s')].sha256".formatted(service))
            .getFirst();
    for (int from = 0; from + length <= archive.length; from++) {
      byte[] part = Arrays.copyOfRange(archive, from, from + length);
      if (part[0] == 0x1f && TestArchive.sha256(part).equals(sum)) return part;
    }
    throw new AssertionError("no part of " + service);
  }

  private String state(UUID workspace) {
    var states = events.published(WorkspaceState.class, workspace);
    return states.isEmpty() ? "none" : states.getLast().status();
  }

  private String path(UUID id) {
    return "/api/v1/accounts/%s/imports/%s".formatted(accountId, id);
  }
}
