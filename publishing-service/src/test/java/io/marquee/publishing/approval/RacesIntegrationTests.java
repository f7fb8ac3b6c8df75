package io.marquee.publishing.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.marquee.publishing.ReviewTest;
import io.marquee.test.TestPostgres;
import io.marquee.web.Caller;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.ResultActions;

/** What happens at once happens one after the other, and the second is told. */
class RacesIntegrationTests extends ReviewTest {

  @Test
  void ofTwoDecisionsAtOnceOneCounts() throws Exception {
    UUID post = submitted(null);
    String hash = hashOf(post);

    // Both may decide at the next stage, too, which neither of them has looked at.
    List<MockHttpServletResponse> answers =
        atOnce(
            post,
            () -> said(manager, post, "approve", hash),
            () -> said(manager, post, "approve", hash));

    assertThat(answers)
        .extracting(MockHttpServletResponse::getStatus)
        .containsExactlyInAnyOrder(200, 409);
    assertThat(codes(answers)).containsExactly("stage_changed");
    assertThat(statusOf(post)).isEqualTo("in_review");
    assertThat(actionsOf(post)).containsExactly("submitted", "approved");
  }

  @Test
  void ofYesAndNoAtTheLastStageOneCounts() throws Exception {
    stages(false, "{\"name\": \"Look\", \"audience\": \"internal\"}");
    UUID post = submitted(null);
    String hash = hashOf(post);

    List<MockHttpServletResponse> answers =
        atOnce(
            post,
            () -> said(reviewer, post, "approve", hash),
            () -> said(manager, post, "reject", hash));

    assertThat(answers)
        .extracting(MockHttpServletResponse::getStatus)
        .containsExactlyInAnyOrder(200, 409);
    assertThat(codes(answers)).containsExactly("not_in_review");
    assertThat(actionsOf(post)).hasSize(2);
  }

  @Test
  void anEditDuringADecisionLeavesNothingApproved() throws Exception {
    stages(false, "{\"name\": \"Look\", \"audience\": \"internal\"}");
    UUID post = submitted(null);
    String hash = hashOf(post);

    atOnce(
        post,
        () -> said(reviewer, post, "approve", hash),
        () -> patch(member, "/posts/" + post, "*", "{\"title\": \"Another\"}"));

    assertThat(statusOf(post)).isEqualTo("draft");
    assertThat(actionsOf(post)).last().isEqualTo("voided");
  }

  @Test
  void aCommentOnWhatIsBeingDeletedFindsNothing() throws Exception {
    UUID post = drafted(null);

    List<MockHttpServletResponse> answers =
        meanwhile(
            """
            with waiting as (delete from shared.publications where post_id = '%1$s')
            delete from shared.posts where id = '%1$s'
            """
                .formatted(post),
            () ->
                command(
                    member,
                    "/posts/" + post + "/comments",
                    "{\"text\": \"Too late\", \"audience\": \"internal\"}"));

    assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsExactly(404);
    assertThat(count("shared.post_comments")).isZero();
  }

  private ResultActions said(Caller caller, UUID post, String verdict, String hash)
      throws Exception {
    return command(caller, "/posts/" + post + "/" + verdict, decision(hash, "Said"));
  }

  private static List<String> codes(List<MockHttpServletResponse> answers) throws Exception {
    var codes = new ArrayList<String>();
    for (MockHttpServletResponse answer : answers) {
      if (answer.getStatus() != 200)
        codes.add(JsonPath.read(answer.getContentAsString(), "$.code"));
    }
    return codes;
  }

  /** Holds the post's row until both wait for it. */
  private List<MockHttpServletResponse> atOnce(
      UUID post, Callable<ResultActions> one, Callable<ResultActions> other) throws Exception {
    return meanwhile(
        "select 1 from shared.posts where id = '%s' for update".formatted(post), one, other);
  }

  /** Does something to a post, and commits it once all wait for that. */
  @SafeVarargs
  private List<MockHttpServletResponse> meanwhile(String first, Callable<ResultActions>... others)
      throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        Connection holder = TestPostgres.superuser("publishing")) {
      holder.setAutoCommit(false);
      try (var lock = holder.createStatement()) {
        lock.execute(first);
      }
      var answers = new ArrayList<Future<ResultActions>>();
      for (Callable<ResultActions> other : others) answers.add(people.submit(other));
      await(
          "all to wait",
          () ->
              database.count(
                      "pg_stat_activity where wait_event_type = 'Lock' and query ilike '%posts%'")
                  >= others.length);
      holder.commit();
      var found = new ArrayList<MockHttpServletResponse>();
      for (Future<ResultActions> answer : answers)
        found.add(answer.get().andReturn().getResponse());
      return found;
    }
  }
}
