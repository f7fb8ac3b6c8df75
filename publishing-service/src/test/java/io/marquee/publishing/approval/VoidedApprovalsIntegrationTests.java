package io.marquee.publishing.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.publishing.ApprovalVoided;
import io.marquee.publishing.ReviewTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An approval is of what was submitted, and of nothing else. */
class VoidedApprovalsIntegrationTests extends ReviewTest {

  @Test
  void anEditEndsAReview() throws Exception {
    UUID post = submitted(null);
    patch(member, "/posts/" + post, "*", "{\"title\": \"Another\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("draft"))
        .andExpect(jsonPath("$.approval.status").value("voided"));
    assertThat(reasonOf(post)).isEqualTo("edited");
    assertThat(events.published(ApprovalVoided.class, post).getFirst().requestedBy())
        .isEqualTo(member.userId());
    assertThat(actionsOf(post)).containsExactly("submitted", "voided");
    look(member, "/approvals/" + approvalOf(post))
        .andExpect(jsonPath("$.history[1].reason").value("edited"))
        .andExpect(jsonPath("$.history[1].by").value(member.userId().toString()));
    decide(reviewer, post, "approve", null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("not_in_review"));
  }

  @Test
  void anEditThatChangesNothingEndsNothing() throws Exception {
    UUID post = submitted(null);
    patch(member, "/posts/" + post, "*", "{\"title\": \"The Launch\"}")
        .andExpect(jsonPath("$.status").value("in_review"));
    assertThat(events.published(ApprovalVoided.class, post)).isEmpty();
  }

  @Test
  void eachPartOfAPostIsBound() throws Exception {
    Film film = readyFilm();
    for (String change :
        new String[] {
          "{\"description\": \"Another\"}",
          "{\"asset_ids\": [\"" + UUID.randomUUID() + "\"]}",
          "{\"film_id\": null}",
          "{\"variant_id\": \"" + film.variant("1:1").variantId() + "\"}",
          "{\"social_account_ids\": [\"" + feedAccount() + "\"]}"
        }) {
      UUID post = submitted(film);
      String before = hashOf(post);
      patch(member, "/posts/" + post, "*", change)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.status").value("draft"));
      assertThat(hashOf(post)).as(change).isNotEqualTo(before);
    }
  }

  @Test
  void anEditTakesATimeBackThatWasGivenToAnApprovedPost() throws Exception {
    UUID post = approved(null);
    Instant at = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + at + "\"}")
        .andExpect(status().isOk());
    patch(member, "/posts/" + post, "*", "{\"scheduled_at\": \"" + at.plusSeconds(60) + "\"}")
        .andExpect(jsonPath("$.status").value("scheduled"))
        .andExpect(jsonPath("$.approval.status").value("approved"));
    patch(member, "/posts/" + post, "*", "{\"scheduled_at\": null}")
        .andExpect(jsonPath("$.status").value("approved"));
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + at + "\"}");

    patch(member, "/posts/" + post, "*", "{\"title\": \"Another\"}")
        .andExpect(jsonPath("$.status").value("draft"))
        .andExpect(jsonPath("$.scheduled_at").value(nullValue()))
        .andExpect(jsonPath("$.publications[0].status").value("draft"));
    assertThat(database.count("service.due_publications where post_id = ?", post)).isZero();
    assertThat(reasonOf(post)).isEqualTo("edited");
  }

  @Test
  void whatIsCancelledNeedsNoDecision() throws Exception {
    UUID post = submitted(null);
    command(member, "/posts/" + post + "/cancel", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("cancelled"));
    assertThat(reasonOf(post)).isEqualTo("cancelled");
  }

  @Test
  void whatHasEndedIsNotChangedEvenIfAnArchiveBroughtItWithoutItsStages() throws Exception {
    UUID post = submitted(null);
    UUID approval = approvalOf(post);
    command(member, "/posts/" + post + "/cancel", "").andExpect(status().isOk());
    database.update("delete from shared.approval_steps where approval_id = ?", approval);

    patch(manager, "/approvals/" + approval, "*", "{\"priority\": \"high\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("approval_closed"));
  }

  @Test
  void whatIsDeletedLeavesNothingBehind() throws Exception {
    UUID post = submitted(null);
    command(member, "/posts/" + post + "/comments", "{\"text\": \"x\", \"audience\": \"internal\"}")
        .andExpect(status().isCreated());
    http.perform(
            MockMvcRequestBuilders.delete(url(member, "/posts/" + post))
                .header("If-Match", "*")
                .with(callers.as(member)))
        .andExpect(status().isNoContent());
    assertThat(reasonOf(post)).isEqualTo("cancelled");
    for (String table :
        new String[] {"approvals", "approval_steps", "approval_entries", "post_comments"}) {
      assertThat(count("shared." + table)).as(table).isZero();
    }
  }

  @Test
  void aFilmThatIsRenderedAgainIsAnotherFilm() throws Exception {
    Film film = readyFilm();
    UUID inReview = submitted(film);
    UUID approved = approved(film);
    UUID scheduled = approved(film);
    command(
            member,
            "/posts/" + scheduled + "/schedule",
            "{\"at\": \"%s\"}".formatted(Instant.now().plus(1, ChronoUnit.DAYS)))
        .andExpect(status().isOk());
    UUID named = drafted(film);
    patch(
        member,
        "/posts/" + named,
        "*",
        "{\"variant_id\": \"" + film.variant("9:16").variantId() + "\"}");
    submit(named);

    renderedAgain(film);

    for (UUID post : new UUID[] {inReview, approved, scheduled}) {
      awaitStatus(post, "draft");
      assertThat(reasonOf(post)).isEqualTo("film_changed");
    }
    assertThat(database.count("service.due_publications where post_id = ?", scheduled)).isZero();
    assertThat(statusOf(named)).isEqualTo("in_review");

    // Heard once more, or late, it is older than what is submitted now.
    submit(inReview);
    UUID late = UuidCreator.getTimeOrderedEpoch();
    events.deliver(late, film.event(), tenantOf(member), 1);
    await(
        "it to be heard",
        () ->
            database.count("service.inbox where consumer = 'approved-films' and event_id = ?", late)
                == 1);
    assertThat(statusOf(inReview)).isEqualTo("in_review");
  }

  @Test
  void whatNobodyToldOfIsSeenByWhoDecides() throws Exception {
    Film film = readyFilm();
    UUID post = submitted(film);
    String seen = hashOf(post);
    database.update(
        "update shared.film_variants set sha256 = ? where id = ?",
        "f".repeat(64),
        film.variant("16:9").variantId());

    command(reviewer, "/posts/" + post + "/approve", decision(seen, null))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("content_changed"));

    assertThat(statusOf(post)).isEqualTo("draft");
    assertThat(reasonOf(post)).isEqualTo("film_changed");
  }

  @Test
  void whatWasApprovedAppearsWhateverIsRenderedMeanwhile() throws Exception {
    openWorkspace("Bound");
    Film film = readyFilm();
    UUID post = draft("A film", film.id(), feedAccount());
    submit(post);
    approve(reviewer, post);
    approve(manager, post);
    // The film is known to be another one, and the post is not void yet.
    UUID newer = UuidCreator.getTimeOrderedEpoch();
    database.update(
        """
        insert into shared.film_variants (workspace_id, id, film_id, generation_id, aspect, object_key, content_type,
          size_bytes, width, height, duration_millis, sha256)
        values (?, ?, ?, ?, '16:9', 'w/x/y.mp4', 'video/mp4', 1, 1, 1, 1, '')
        """,
        workspace(),
        UuidCreator.getTimeOrderedEpoch(),
        film.id(),
        newer);
    database.update("update shared.films set generation_id = ? where id = ?", newer, film.id());

    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    assertThat(
            database.count(
                "shared.publications where post_id = ? and variant_id = ?",
                post,
                film.variant("16:9").variantId()))
        .isEqualTo(1);
  }

  private UUID approved(@Nullable Film film) throws Exception {
    UUID post = submitted(film);
    approve(reviewer, post);
    approve(manager, post);
    assertThat(statusOf(post)).isEqualTo("approved");
    return post;
  }

  private String reasonOf(UUID post) {
    return events.awaitPublished(ApprovalVoided.class, post).reason();
  }
}
