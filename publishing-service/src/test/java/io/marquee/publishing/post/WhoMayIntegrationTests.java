package io.marquee.publishing.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.publishing.PublishingTest;
import io.marquee.web.Caller;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** What somebody may do with the posts of others, and an API key outside of its limits. */
class WhoMayIntegrationTests extends PublishingTest {

  private final Caller creator = colleague(Set.of());
  private final Caller editor = colleague(Set.of(Caller.CONTENT_OF_OTHERS));

  @Test
  void aCreatorChangesTheirOwnPostsOnly() throws Exception {
    UUID account = fakeAccount();
    UUID theirs = id(text(command(creator, "/posts", body("Mine", null, account))), "$.id");
    UUID others = draft("Yours", null, account);

    edit(creator, theirs).andExpect(status().isOk());
    refused(edit(creator, others), "not_your_own");
    refused(discard(creator, others), "not_your_own");
    for (String step : new String[] {"publish", "cancel", "retry"}) {
      refused(command(creator, "/posts/" + others + "/" + step, ""), "not_your_own");
    }
    refused(
        command(creator, "/posts/" + others + "/schedule", "{\"at\":\"2099-01-01T00:00:00Z\"}"),
        "not_your_own");
    look(creator, "/posts/" + others).andExpect(jsonPath("$.title").value("Yours"));
    edit(editor, others).andExpect(status().isOk());
    discard(editor, others).andExpect(status().isNoContent());
    discard(creator, theirs).andExpect(status().isNoContent());
  }

  @Test
  void aKeyReachesThePostsOfItsAccountsOnly() throws Exception {
    UUID inside = fakeAccount();
    UUID outside = fakeAccount();
    UUID theirs = draft("In", null, inside);
    UUID both = draft("Both", null, inside, outside);
    UUID others = draft("Out", null, outside);
    Caller key = key(Set.of(), Set.of(inside));

    look(key, "/posts")
        .andExpect(jsonPath("$.items[*].id", contains(both.toString(), theirs.toString())));
    look(key, "/posts/" + others).andExpect(status().isNotFound());
    look(key, "/social-accounts").andExpect(jsonPath("$.items[*].id", contains(inside.toString())));
    refused(look(key, "/social-accounts/" + outside), "outside_key");
    look(key, "/publications?status=draft").andExpect(jsonPath("$.items.length()").value(2));

    edit(key, theirs).andExpect(status().isOk());
    refused(edit(key, both), "outside_key");
    refused(discard(key, others), "outside_key");
    refused(command(key, "/posts", body("New", null, outside)), "outside_key");
    command(key, "/posts", body("New", null, inside)).andExpect(status().isCreated());
  }

  @Test
  void aKeyReachesThePostsOfItsProjectsFilmsOnly() throws Exception {
    openWorkspace("Projects");
    Film film = readyFilm();
    UUID account = fakeAccount();
    UUID inside = draft("In", film.id(), account);
    UUID outside = draft("Out", null, account);
    Caller key = key(Set.of(film.projectId()), Set.of());
    Caller other = key(Set.of(UUID.randomUUID()), Set.of());

    look(key, "/posts").andExpect(jsonPath("$.items[*].id", contains(inside.toString())));
    look(other, "/posts").andExpect(jsonPath("$.items", empty()));
    look(other, "/publications?status=draft").andExpect(jsonPath("$.items", empty()));
    edit(key, inside).andExpect(status().isOk());
    refused(edit(key, outside), "outside_key");
    refused(edit(other, inside), "outside_key");
    refused(command(key, "/posts", body("No film", null, account)), "outside_key");
    refused(command(other, "/posts", body("Film", film.id(), account)), "outside_key");
    command(key, "/posts", body("Film", film.id(), account)).andExpect(status().isCreated());
  }

  private ResultActions edit(Caller caller, UUID post) throws Exception {
    return http.perform(
        patch(url(caller, "/posts/" + post))
            .contentType(MediaType.APPLICATION_JSON)
            .header("If-Match", "*")
            .content("{\"title\":\"Edited\"}")
            .with(callers.as(caller)));
  }

  private ResultActions discard(Caller caller, UUID post) throws Exception {
    return http.perform(
        delete(url(caller, "/posts/" + post)).header("If-Match", "*").with(callers.as(caller)));
  }

  private static void refused(ResultActions answer, String code) throws Exception {
    answer.andExpect(status().isForbidden()).andExpect(jsonPath("$.code").value(code));
  }

  private Caller colleague(Set<String> more) {
    Set<String> permissions = new HashSet<>(member.permissions());
    permissions.addAll(more);
    return new Caller(
        UUID.randomUUID(),
        member.workspaceId(),
        member.accountId(),
        "creator",
        permissions,
        null,
        null,
        null,
        null);
  }

  private Caller key(Set<UUID> projects, Set<UUID> accounts) {
    return new Caller(
        member.userId(),
        member.workspaceId(),
        member.accountId(),
        null,
        member.permissions(),
        null,
        UUID.randomUUID(),
        null,
        null,
        projects,
        accounts);
  }
}
