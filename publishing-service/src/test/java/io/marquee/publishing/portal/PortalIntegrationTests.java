package io.marquee.publishing.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.publishing.ReviewTest;
import io.marquee.web.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

class PortalIntegrationTests extends ReviewTest {

  private static final String INSIDE = "Only for us: the budget is gone";

  @Test
  void clientsSeeWhatCameToThemAndNothingOfTheHouse() throws Exception {
    Film film = readyFilm();
    UUID inside = submitted(film);
    UUID post = drafted(film);
    UUID assignee = UUID.randomUUID();
    command(
        member,
        "/posts/" + post + "/submit",
        "{\"assignee_id\": \"%s\", \"comment\": \"%s\", \"estimated_hours\": 7}"
            .formatted(assignee, INSIDE));
    say(member, post, INSIDE, "internal");
    say(member, post, "Look at the logo", "client");
    decide(reviewer, post, "approve", INSIDE).andExpect(status().isOk());

    look(client, "/portal/posts")
        .andExpect(jsonPath("$.items[*].id", contains(post.toString())))
        .andExpect(jsonPath("$.items[0].status").value("waiting"))
        .andExpect(jsonPath("$.items[0].stage.name").value("Final Approval"))
        .andExpect(jsonPath("$.items[0].content_hash").value(hashOf(post)))
        .andExpect(jsonPath("$.items[0].film.id").value(film.id().toString()))
        .andExpect(jsonPath("$.items[0].film.aspect_ratio").value("16:9"))
        .andExpect(jsonPath("$.items[0].film.duration_seconds").value(12.345))
        .andExpect(jsonPath("$.items[0].platforms", hasSize(1)))
        .andExpect(jsonPath("$.items[0].publications", empty()));
    look(client, "/portal/posts?status=decided").andExpect(jsonPath("$.items", empty()));
    look(client, "/portal/posts?status=nonsense").andExpect(status().is(422));
    String whole = read(client, "/portal/posts/" + post);
    assertThat(whole)
        .contains("Look at the logo")
        .doesNotContain(INSIDE)
        .doesNotContain("Draft Review")
        .doesNotContain(assignee.toString())
        .doesNotContain(member.userId().toString())
        .doesNotContain(reviewer.userId().toString())
        .doesNotContain(approvalOf(post).toString())
        .doesNotContain("estimated_hours");
    look(client, "/portal/posts/" + post)
        .andExpect(jsonPath("$.decisions", empty()))
        .andExpect(jsonPath("$.comments[0].by_client").value(false));

    // What waits within the house is not there, however it is asked for.
    for (String path : new String[] {"", "/film", "/poster"}) {
      look(client, "/portal/posts/" + inside + path).andExpect(status().isNotFound());
    }
    decideInPortal(client, inside, "approve", null).andExpect(status().isNotFound());
    sayInPortal(inside, "{\"text\": \"Hello\"}").andExpect(status().isNotFound());
    for (String path :
        new String[] {"/posts", "/posts/" + post, "/approvals", "/approval-stages"}) {
      look(client, path).andExpect(status().isForbidden());
    }
    look(reviewer, "/portal/posts").andExpect(status().isForbidden());
  }

  @Test
  void clientsDecideOnce() throws Exception {
    UUID post = shownToClients(null);
    command(client, "/portal/posts/" + post + "/approve", decision("0".repeat(64), null))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("content_changed"));
    decideInPortal(client, post, "request-changes", null)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/comment"));
    decideInPortal(client, post, "request-changes", "Brighter")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("changes_requested"))
        .andExpect(jsonPath("$.stage").value(nullValue()))
        .andExpect(jsonPath("$.decisions[0].by_client").value(true))
        .andExpect(jsonPath("$.decisions[0].action").value("rejected"))
        .andExpect(jsonPath("$.decisions[0].comment").value("Brighter"));
    decideInPortal(client, post, "approve", null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("not_waiting"));
    sayInPortal(post, "{\"text\": \"Hello\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("not_waiting"));
    look(client, "/portal/posts?status=decided").andExpect(jsonPath("$.items", hasSize(1)));
    Caller watching = colleague("client", Set.of("portal:use"));
    decideInPortal(watching, post, "approve", null).andExpect(status().isForbidden());
    Caller deciding = colleague("odd", Set.of("approvals:decide"));
    decideInPortal(deciding, post, "approve", null).andExpect(status().isForbidden());
  }

  @Test
  void whatIsBeingChangedIsNotShown() throws Exception {
    UUID post = shownToClients(null);
    decideInPortal(client, post, "request-changes", "Brighter");
    patch(member, "/posts/" + post, "*", "{\"title\": \"Half of a thought\"}")
        .andExpect(status().isOk());
    submit(post);
    decide(reviewer, post, "reject", INSIDE);

    look(client, "/portal/posts/" + post)
        .andExpect(jsonPath("$.title").value("The Launch"))
        .andExpect(jsonPath("$.status").value("changes_requested"));
    submit(post);
    approve(reviewer, post);
    look(client, "/portal/posts")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].title").value("Half of a thought"))
        .andExpect(jsonPath("$.items[0].status").value("waiting"));
    assertThat(read(client, "/portal/posts/" + post)).doesNotContain(INSIDE);
  }

  @Test
  void theHouseDecidesForItsClientsAndThatIsSaid() throws Exception {
    UUID post = shownToClients(null);
    decideInPortal(manager, post, "approve", "They said yes on the telephone")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("approved"))
        .andExpect(jsonPath("$.decisions[0].by_client").value(false));
    look(member, "/approvals/" + approvalOf(post))
        .andExpect(jsonPath("$.history[2].on_behalf_of_client").value(true));
  }

  @Test
  void clientsSeeWhatAppeared() throws Exception {
    UUID post = shownToClients(null);
    decideInPortal(client, post, "approve", null);
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    look(client, "/portal/posts/" + post)
        .andExpect(jsonPath("$.status").value("published"))
        .andExpect(jsonPath("$.publications[0].published_at").isNotEmpty())
        .andExpect(jsonPath("$.publications[0].url").isNotEmpty());
  }

  @Test
  void clientsSayToASecondWhatTheyMean() throws Exception {
    UUID post = shownToClients(readyFilm());
    sayInPortal(post, "{\"text\": \"Here\", \"at_seconds\": 12.345}")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.by_client").value(true))
        .andExpect(jsonPath("$.at_seconds").value(12.345));
    sayInPortal(post, "{\"text\": \"There\", \"at_seconds\": 12.346}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/at_seconds"));
    sayInPortal(post, "{\"text\": \"Before\", \"at_seconds\": -1}").andExpect(status().is(422));
    sayInPortal(post, "{\"text\": \" \"}").andExpect(status().is(422));
    sayInPortal(post, "{\"text\": \"x\", \"audience\": \"internal\"}").andExpect(status().is(422));
    look(member, "/posts/" + post + "/comments")
        .andExpect(jsonPath("$.items[0].audience").value("client"))
        .andExpect(jsonPath("$.items[0].by_client").value(true))
        .andExpect(jsonPath("$.items[0].created_by").value(client.userId().toString()));
    look(client, "/portal/posts/" + post)
        .andExpect(jsonPath("$.comments[*].text", contains("Here")));
  }

  @Test
  void aPostWithoutFilmHasNoSeconds() throws Exception {
    UUID post = shownToClients(null);
    sayInPortal(post, "{\"text\": \"Here\", \"at_seconds\": 1}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].code").value("film_missing"));
    look(client, "/portal/posts/" + post + "/film").andExpect(status().isNotFound());
    look(client, "/portal/posts/" + post).andExpect(jsonPath("$.film").value(nullValue()));
    command(
            member,
            "/posts/" + post + "/comments",
            "{\"text\": \"Here\", \"at_seconds\": 1, \"audience\": \"internal\"}")
        .andExpect(status().is(422));
    command(member, "/posts/" + post + "/comments", "{\"text\": \"For whom?\"}")
        .andExpect(status().is(422));
  }

  @Test
  void clientsWatchWhatWasSubmittedByAnAddressThatEnds() throws Exception {
    Film film = readyFilm();
    UUID post = shownToClients(film);
    ResultActions answer =
        look(client, "/portal/posts/" + post + "/film")
            .andExpect(status().isFound())
            .andExpect(header().string("Cache-Control", "no-store"));
    String signed = Objects.requireNonNull(answer.andReturn().getResponse().getHeader("Location"));
    assertThat(signed).contains("X-Amz-Expires=900");
    try (var browser = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> got =
          browser.send(
              HttpRequest.newBuilder(URI.create(signed)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo(film.bytes("16:9"));
    }
    look(client, "/portal/posts/" + post + "/poster").andExpect(status().isFound());

    database.update(
        "update shared.film_variants set object_key = ?, poster_key = null where film_id = ?",
        "w/" + UUID.randomUUID() + "/films/x.mp4",
        film.id());
    look(client, "/portal/posts/" + post + "/film").andExpect(status().isNotFound());
    look(client, "/portal/posts/" + post + "/poster").andExpect(status().isNotFound());
  }

  private void say(Caller caller, UUID post, String text, String audience) throws Exception {
    command(
            caller,
            "/posts/" + post + "/comments",
            "{\"text\": \"%s\", \"audience\": \"%s\"}".formatted(text, audience))
        .andExpect(status().isCreated());
  }

  private ResultActions sayInPortal(UUID post, String json) throws Exception {
    return command(client, "/portal/posts/" + post + "/comments", json);
  }
}
