package io.marquee.publishing.post;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PublicationFailed;
import io.marquee.publishing.FakePlatform.Outcome;
import io.marquee.publishing.PublishingTest;
import io.marquee.publishing.TestStore;
import io.marquee.publishing.post.PublishPublication.Piece;
import io.marquee.publishing.socialaccount.Platforms;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class OutcomesIntegrationTests extends PublishingTest {

  @Autowired Attempts attempts;
  @Autowired Platforms platforms;
  @Autowired PublishPublication publishPublication;
  @Autowired SweepMissedPublications sweep;

  @Test
  void triesAgainByItself() throws Exception {
    UUID post = published("Second try", Outcome.FAILS);
    awaitStatus(post, "published");
    look(member, "/posts/" + post).andExpect(jsonPath("$.publications[0].attempts").value(2));
    assertThat(platform.appearances(publicationOf(post))).isEqualTo(1);
  }

  @Test
  void givesUpInTheEndAndIsRetriedByHand() throws Exception {
    UUID post = published("Third try", Outcome.FAILS, Outcome.FAILS);
    awaitStatus(post, "failed");
    look(member, "/publications?status=failed")
        .andExpect(jsonPath("$.items[0].error.code").value("platform_unavailable"))
        .andExpect(jsonPath("$.items[0].error.remedy").isNotEmpty());
    assertThat(events.awaitPublished(PublicationFailed.class, post).code())
        .isEqualTo("platform_unavailable");

    command(member, "/posts/" + post + "/retry", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    look(member, "/posts/" + post).andExpect(jsonPath("$.publications[0].error").doesNotExist());
    assertThat(platform.appearances(publicationOf(post))).isEqualTo(1);
  }

  @Test
  void retriesNothingOnAnAccountThatIsDisconnected() throws Exception {
    UUID post = published("Plain", Outcome.REFUSES);
    awaitStatus(post, "failed");
    database.update(
        "update shared.social_accounts set status = 'disconnected' where workspace_id = ?",
        requireNonNull(member.workspaceId()));

    command(member, "/posts/" + post + "/retry", "")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("social_account_disconnected"));

    look(member, "/posts/" + post)
        .andExpect(jsonPath("$.status").value("failed"))
        .andExpect(jsonPath("$.publications[0].attempts").value(1));
  }

  @Test
  void doesNotTryAgainWhatIsRefused() throws Exception {
    UUID post = published("Plain", Outcome.REFUSES);
    awaitStatus(post, "failed");
    look(member, "/posts/" + post)
        .andExpect(jsonPath("$.publications[0].attempts").value(1))
        .andExpect(jsonPath("$.publications[0].error.code").value("too_plain"));
    command(member, "/posts/" + post + "/cancel", "")
        .andExpect(jsonPath("$.status").value("cancelled"));
  }

  @Test
  void findsWhatHasAppearedSilentlyInsteadOfRepeatingIt() throws Exception {
    UUID post = published("Silent", Outcome.APPEARS_SILENTLY);
    awaitStatus(post, "published");
    assertThat(platform.appearances(publicationOf(post))).isEqualTo(1);
    assertThat(events.published(PostPublished.class, post)).hasSize(1);
  }

  @Test
  void leavesAnOutcomeUnknownThatNobodyCanFindOut() throws Exception {
    UUID post = published("Unknown", Outcome.STAYS_SILENT, Outcome.STAYS_SILENT);
    awaitStatus(post, "unknown");
    await(
        "the last try by itself",
        () -> database.count("service.due_publications where post_id = ?", post) == 0);
    assertThat(statusOf(post)).isEqualTo("unknown");
    assertThat(events.published(PublicationFailed.class, post)).isEmpty();

    command(member, "/posts/" + post + "/retry", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    assertThat(platform.appearances(publicationOf(post))).isEqualTo(1);
  }

  @Test
  void publishesToEachAccountByItself() throws Exception {
    openWorkspace("Two places");
    Film film = readyFilm();
    platform.plan("Both", Outcome.REFUSES);
    UUID post = draft("Both", film.id(), feedAccount(), fakeAccount());
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "failed");
    look(member, "/posts/" + post)
        .andExpect(jsonPath("$.publications[?(@.platform=='feed')].status").value("published"))
        .andExpect(jsonPath("$.publications[?(@.platform=='fake')].status").value("failed"));
    assertThat(events.published(PostPublished.class, post)).hasSize(1);
  }

  @Test
  void explainsAFilmThatIsNoLongerStored() throws Exception {
    Film film = readyFilm();
    TestStore.deleteFilm(film.variant("16:9").objectKey());
    UUID post = draft("Lost", film.id(), feedAccount());
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "failed");
    assertThat(events.awaitPublished(PublicationFailed.class, post))
        .satisfies(
            told -> {
              assertThat(told.code()).isEqualTo("media_missing");
              assertThat(told.detail()).contains("Generate the film again");
            });
  }

  @Test
  void publishesOnceWhenItDiesBetweenCopyAndCommit() throws Exception {
    openWorkspace("Mortal");
    Film film = readyFilm();
    Piece piece = overdueWithoutJob(draft("Once", film.id(), feedAccount()));
    CurrentWorkspace.call(
        tenantOf(member),
        () -> {
          Attempt attempt = attempts.begin(piece).orElseThrow();
          // Everything that the job does, except for its end: the process is gone here.
          return platforms.get("feed").publish(attempt.submission());
        });
    assertThat(statusOf(piece.postId())).isEqualTo("publishing");
    // A copy that is not needed would fail now.
    TestStore.deleteFilm(film.variant("16:9").objectKey());

    for (int i = 0; i < 3; i++) {
      CurrentWorkspace.call(
          tenantOf(member),
          () -> {
            publishPublication.run(piece.id(), piece);
            return true;
          });
    }
    assertThat(statusOf(piece.postId())).isEqualTo("published");
    assertThat(events.published(PostPublished.class, piece.postId())).hasSize(1);
  }

  @Test
  void sweepsUpWhatWasMissed() throws Exception {
    UUID post = draft("Missed", null, fakeAccount());
    Piece piece = overdueWithoutJob(post);
    noteAsDue(piece);
    sweep.run();
    awaitStatus(post, "published");
    sweep.run();
    assertThat(platform.appearances(piece.publicationId())).isEqualTo(1);
    assertThat(events.published(PostPublished.class, post)).hasSize(1);
  }

  @Test
  void publishesNothingOfADeletedWorkspaceUntilItIsRestored() throws Exception {
    openWorkspace("Sleeping");
    UUID post = draft("Asleep", null, fakeAccount());
    tell("Sleeping", "deleted");
    Piece piece = overdueWithoutJob(post);
    noteAsDue(piece);
    sweep.run();
    CurrentWorkspace.call(
        tenantOf(member),
        () -> {
          publishPublication.run(piece.id(), piece);
          return true;
        });
    assertThat(statusOf(post)).isEqualTo("scheduled");

    tell("Awake", "active");
    sweep.run();
    awaitStatus(post, "published");
  }

  @Test
  void publishesNothingThatGotItsTimeWhileApprovalsBecameRequired() throws Exception {
    UUID post = draft("Unseen", null, fakeAccount());
    Piece piece = overdueWithoutJob(post);
    noteAsDue(piece);
    database.update(
        "insert into shared.approval_flows (workspace_id, id, required, updated_at, version) values (?, ?, true, now(), 1)",
        requireNonNull(member.workspaceId()),
        requireNonNull(member.workspaceId()));

    sweep.run();

    awaitStatus(post, "draft");
    assertThat(platform.appearances(piece.publicationId())).isZero();
    assertThat(database.count("service.due_publications where post_id = ?", post)).isZero();
    command(member, "/posts/" + post + "/submit", "{}").andExpect(status().isOk());
  }

  private UUID published(String title, Outcome... outcomes) throws Exception {
    platform.plan(title, outcomes);
    UUID post = draft(title, null, fakeAccount());
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    return post;
  }

  /** Schedules a post, then lets its time pass and its job be lost. */
  private Piece overdueWithoutJob(UUID post) throws Exception {
    String at = Instant.now().plusSeconds(3600).toString();
    String scheduled =
        text(
            command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + at + "\"}")
                .andExpect(status().isOk()));
    UUID publication = UUID.fromString(JsonPath.read(scheduled, "$.publications[0].id"));
    var piece = new Piece(post, publication, 1);
    assertThat(
            database.update(
                "delete from service.scheduled_jobs where task_instance = ?", piece.id()))
        .isEqualTo(1);
    database.update(
        "update shared.publications set due_at = now() - interval '1 hour' where id = ?",
        publication);
    return piece;
  }

  /** From now on a sweep may find it, also the service's own. */
  private void noteAsDue(Piece piece) {
    database.update(
        "update service.due_publications set due_at = now() - interval '1 hour' where publication_id = ?",
        piece.publicationId());
  }
}
