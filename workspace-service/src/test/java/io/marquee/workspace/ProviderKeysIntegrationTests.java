package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.workspace.providerkey.RewrapDataKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.ResultActions;

@ExtendWith(OutputCaptureExtension.class)
class ProviderKeysIntegrationTests extends WorkspaceTest {

  private static final String SECRET = "sk-live-0123456789abcdefWXYZ";

  @Autowired RewrapDataKeys rewrapDataKeys;

  @Test
  void keepsAKeyAndShowsItToWhoAsksForIt(CapturedOutput log) throws Exception {
    UUID id = createWorkspace("keeps");
    add(id, "openai", SECRET)
        .andExpect(status().isCreated())
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.hint").value("WXYZ"))
        .andExpect(jsonPath("$.secret").doesNotExist());
    add(id, "openai", SECRET)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("provider_key_exists"));

    http.perform(as(member(id), get(url("/openai/secret"), id)))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.secret").value(SECRET));
    http.perform(as(member(id), get(url(""), id)))
        .andExpect(jsonPath("$.items[0].last_used_by").value("user:" + userId))
        .andExpect(jsonPath("$.items[0].last_used_at").isNotEmpty());
    http.perform(as(member(id), get(url("/openai/uses"), id)))
        .andExpect(jsonPath("$.items.length()").value(1));

    assertThat(database.rows("select sealed::text from shared.provider_keys").toString())
        .doesNotContain(SECRET);
    assertThat(
            database.count(
                "shared.provider_keys where position(convert_to(?, 'UTF8') in sealed) > 0", SECRET))
        .isZero();
    assertThat(database.count("service.outbox where payload like '%' || ? || '%'", SECRET))
        .isZero();
    assertThat(log.getAll()).doesNotContain(SECRET);
  }

  @Test
  void firstKeysAtTheSameTimeAreSealedWithOneKeyOfTheWorkspaces() throws Exception {
    UUID id = createWorkspace("at-once");
    var added = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 6; i++) {
      String provider = "provider-" + i;
      added.add(CompletableFuture.supplyAsync(() -> statusOf(() -> add(id, provider, SECRET))));
    }
    assertThat(added).allSatisfy(one -> assertThat(one.join()).isEqualTo(201));
    assertThat(database.count("shared.data_keys where workspace_id = ?", id)).isEqualTo(1);
    reveal(id, "provider-5", SECRET);
  }

  @Test
  void isReplacedAndRemovedByWhoHasSeenIt() throws Exception {
    UUID id = createWorkspace("replaced");
    add(id, "publer", SECRET);
    http.perform(
            json(
                as(member(id), put(url("/publer"), id)).header("If-Match", "\"7\""),
                "{\"secret\":\"another-secret-0001\"}"))
        .andExpect(status().isPreconditionFailed());
    http.perform(
            json(
                as(member(id), put(url("/publer"), id)).header("If-Match", "\"0\""),
                "{\"secret\":\"another-secret-0001\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.hint").value("0001"))
        .andExpect(jsonPath("$.label").value("ours"));
    reveal(id, "publer", "another-secret-0001");
    http.perform(as(member(id), delete(url("/publer"), id)))
        .andExpect(status().isPreconditionRequired());
    http.perform(as(member(id), delete(url("/publer"), id)).header("If-Match", "\"1\""))
        .andExpect(status().isNoContent());
    http.perform(as(member(id), get(url("/publer/secret"), id))).andExpect(status().isNotFound());
  }

  @Test
  void rotatesTheWorkspacesKeyWhileItIsInUse() throws Exception {
    UUID id = createWorkspace("rotated");
    add(id, "one", SECRET);
    add(id, "two", "second-secret-2222");
    UUID before = dataKey(id);

    http.perform(as(member(id), post(url("/rotate"), id)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.provider_keys").value(2));

    assertThat(dataKey(id)).isNotEqualTo(before);
    assertThat(database.count("shared.data_keys where workspace_id = ?", id)).isEqualTo(1);
    reveal(id, "one", SECRET);
    reveal(id, "two", "second-secret-2222");
  }

  @Test
  void aKeyOfAnotherWorkspaceCannotStandIn() throws Exception {
    UUID id = createWorkspace("victim");
    UUID other = createWorkspace("attacker");
    add(id, "openai", SECRET);
    add(other, "openai", "attackers-own-secret");
    database.update(
        "update shared.data_keys set sealed = (select sealed from shared.data_keys where workspace_id = ?) where workspace_id = ?",
        other,
        id);

    http.perform(as(member(id), get(url("/openai/secret"), id)))
        .andExpect(status().isInternalServerError());
    http.perform(as(member(other), get(url("/openai/secret"), id)))
        .andExpect(status().isNotFound());
  }

  /** Whoever can write to the database takes all that is sealed to where they may read it. */
  @Test
  void aKeyCopiedFromAnotherWorkspaceOpensNothing() throws Exception {
    UUID id = createWorkspace("victim");
    UUID other = createWorkspace("attacker");
    add(id, "openai", SECRET);
    for (String table : List.of("data_keys", "provider_keys")) {
      database.update(
          "insert into shared.%1$s select (jsonb_populate_record(r, jsonb_build_object('workspace_id', ?::text))).* from shared.%1$s r where workspace_id = ?"
              .formatted(table),
          other,
          id);
    }

    http.perform(as(member(other), get(url("/openai/secret"), other)))
        .andExpect(status().isInternalServerError())
        .andExpect(content().string(Matchers.not(Matchers.containsString(SECRET))));
  }

  @Test
  void asksForPermissionAndSense() throws Exception {
    UUID id = createWorkspace("strict");
    http.perform(
            as(colleague(id, Set.of("workspaces:read"), Set.of()), get(url("/openai/secret"), id)))
        .andExpect(status().isForbidden());
    add(id, "Not A Name", "short")
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(Matchers.containsInAnyOrder("/provider", "/secret")));
  }

  @Test
  void leavesKeysAloneThatTheInstallationsKeyAtWorkSealed() throws Exception {
    UUID id = createWorkspace("wrapped");
    add(id, "openai", SECRET);
    placements.dedicate(tenant(id));
    add(id, "other", SECRET);
    var before = database.rows("select sealed from shared.data_keys where workspace_id = ?", id);

    rewrapDataKeys.run();

    assertThat(database.rows("select sealed from shared.data_keys where workspace_id = ?", id))
        .usingRecursiveComparison()
        .isEqualTo(before);
    reveal(id, "openai", SECRET);
  }

  /** As if another key of the installation's had sealed it: it is found, and cannot be read. */
  @Test
  void findsWhatAFormerKeySealedWhereverTheWorkspaceLies() throws Exception {
    UUID id = createWorkspace("former");
    add(id, "openai", SECRET);
    placements.dedicate(tenant(id));
    database.update(
        "update shared.data_keys set key_encryption_key = 'lost' where workspace_id = ?", id);

    assertThatThrownBy(() -> rewrapDataKeys.run()).hasMessageContaining("lost");
    database.update("delete from shared.provider_keys where workspace_id = ?", id);
    database.update("delete from shared.data_keys where workspace_id = ?", id);
  }

  private ResultActions add(UUID workspace, String provider, String secret) throws Exception {
    return http.perform(
        json(
            as(member(workspace), post(url(""), workspace)),
            "{\"provider\":\"%s\",\"secret\":\"%s\",\"label\":\"ours\"}"
                .formatted(provider, secret)));
  }

  private void reveal(UUID workspace, String provider, String expected) throws Exception {
    http.perform(as(member(workspace), get(url("/" + provider + "/secret"), workspace)))
        .andExpect(jsonPath("$.secret").value(expected));
  }

  private UUID dataKey(UUID workspace) {
    return Objects.requireNonNull(
        (UUID)
            database
                .rows(
                    "select id from shared.data_keys where workspace_id = ? and retired_at is null",
                    workspace)
                .getFirst()
                .get("id"));
  }

  private static String url(String rest) {
    return "/api/v1/workspaces/{id}/provider-keys" + rest;
  }
}
