package io.marquee.publishing.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.publishing.ApprovalDue;
import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.publishing.ChangesRequested;
import io.marquee.events.publishing.PostApproved;
import io.marquee.publishing.ReviewTest;
import io.marquee.test.Placements;
import io.marquee.test.TenantCatalog;
import io.marquee.web.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class ApprovalsIntegrationTests extends ReviewTest {

  @Autowired Placements placements;

  @Test
  void aPostPassesEveryStageAndAppears() throws Exception {
    UUID post = drafted(readyFilm());
    UUID assignee = UUID.randomUUID();
    Instant due = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    command(
            member,
            "/posts/" + post + "/submit",
            """
            {"assignee_id": "%s", "due_at": "%s", "priority": "high", "estimated_hours": 1.5, "comment": "Please"}
            """
                .formatted(assignee, due))
        .andExpect(status().isOk())
        .andExpect(header().exists("ETag"))
        .andExpect(jsonPath("$.status").value("in_review"))
        .andExpect(jsonPath("$.approval.status").value("pending"))
        .andExpect(jsonPath("$.approval.stage.name").value("Draft Review"))
        .andExpect(jsonPath("$.approval.stage.position").value(0));
    ApprovalRequested asked = events.published(ApprovalRequested.class, post).getFirst();
    assertThat(asked.audience()).isEqualTo("internal");
    assertThat(asked.assigneeId()).isEqualTo(assignee);
    assertThat(asked.dueAt()).isEqualTo(due);
    assertThat(asked.requestedBy()).isEqualTo(member.userId());

    decide(reviewer, post, "approve", "Fine")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("in_review"))
        .andExpect(jsonPath("$.approval.stage.audience").value("client"));
    ApprovalRequested next = events.published(ApprovalRequested.class, post).getLast();
    assertThat(next.stage()).isEqualTo("Final Approval");
    assertThat(next.assigneeId()).isNull();
    assertThat(next.dueAt()).isNull();

    decideInPortal(client, post, "approve", null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("approved"));
    assertThat(statusOf(post)).isEqualTo("approved");
    PostApproved told = events.published(PostApproved.class, post).getFirst();
    assertThat(told.contentHash()).isEqualTo(hashOf(post));
    assertThat(told.requestedBy()).isEqualTo(member.userId());

    look(member, "/approvals/" + told.approvalId())
        .andExpect(jsonPath("$.status").value("approved"))
        .andExpect(jsonPath("$.priority").value("high"))
        .andExpect(jsonPath("$.estimated_hours").value(1.5))
        .andExpect(jsonPath("$.stages", hasSize(2)))
        .andExpect(jsonPath("$.history[*].action", contains("submitted", "approved", "approved")))
        .andExpect(jsonPath("$.history[0].comment").value("Please"))
        .andExpect(jsonPath("$.history[1].by").value(reviewer.userId().toString()))
        .andExpect(jsonPath("$.history[2].on_behalf_of_client").value(false));
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    look(member, "/posts/" + post).andExpect(jsonPath("$.approval.status").value("approved"));
  }

  @Test
  void whoWantsChangesSaysWhich() throws Exception {
    UUID post = submitted(null);
    decide(reviewer, post, "reject", null)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/comment"));
    decide(reviewer, post, "reject", "Too loud")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("changes_requested"));
    ChangesRequested told = events.published(ChangesRequested.class, post).getFirst();
    assertThat(told.stage()).isEqualTo("Draft Review");
    assertThat(told.audience()).isEqualTo("internal");
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isConflict());

    submit(post);
    decide(reviewer, post, "reject", "Still").andExpect(status().isOk());
    patch(member, "/posts/" + post, "*", "{\"title\": \"Softer\"}")
        .andExpect(jsonPath("$.status").value("draft"));
    assertThat(actionsOf(post)).containsExactly("submitted", "rejected");
    submit(post);
    look(member, "/approvals?status=rejected").andExpect(jsonPath("$.items", hasSize(2)));
    look(member, "/approvals?status=nonsense").andExpect(status().is(422));
  }

  @Test
  void aDecisionIsAboutWhatWasLookedAt() throws Exception {
    UUID post = submitted(null);
    command(reviewer, "/posts/" + post + "/approve", decision("0".repeat(64), null))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("content_changed"))
        .andExpect(jsonPath("$.remedy").isNotEmpty());
    command(reviewer, "/posts/" + post + "/approve", decision("nonsense", null))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/content_hash"));
    command(reviewer, "/posts/" + post + "/approve", "{}").andExpect(status().is(422));
    assertThat(statusOf(post)).isEqualTo("in_review");

    String hash = hashOf(post);
    patch(member, "/posts/" + post, "*", "{\"description\": \"Another\"}");
    submit(post);
    command(reviewer, "/posts/" + post + "/approve", decision(hash, null))
        .andExpect(jsonPath("$.code").value("content_changed"));
  }

  @Test
  void aStageThatWasPassedIsNotDecidedAgain() throws Exception {
    UUID post = submitted(null);
    UUID stage = id(read(member, "/posts/" + post), "$.approval.stage.id");
    approve(reviewer, post);
    command(
            manager,
            "/posts/" + post + "/approve",
            "{\"content_hash\": \"%s\", \"stage_id\": \"%s\"}".formatted(hashOf(post), stage))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("stage_changed"));
  }

  @Test
  void onlyWhoMayDecidesAndForClientsOnlyWhoMayChangeAnything() throws Exception {
    UUID post = submitted(null);
    Caller writer = colleague("creator", Set.of("posts:read", "posts:write"));
    Caller blind = colleague("odd", Set.of("approvals:decide"));
    decide(writer, post, "approve", null)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("permission_missing"));
    decide(blind, post, "approve", null).andExpect(status().isForbidden());
    decide(client, post, "approve", null).andExpect(status().isForbidden());
    command(reviewer, "/posts/" + post + "/submit", "{}").andExpect(status().isForbidden());
    command(writer, "/posts/" + post + "/submit", "{}")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("not_your_own"));

    approve(reviewer, post);
    decide(reviewer, post, "approve", null).andExpect(status().isForbidden());
    approve(manager, post);
    look(member, "/approvals/" + approvalOf(post))
        .andExpect(jsonPath("$.history[2].on_behalf_of_client").value(true));
  }

  @Test
  void whereApprovalIsRequiredNobodyApprovesTheirOwn() throws Exception {
    Caller author = colleague("manager", manager.permissions());
    stages(true, "{\"name\": \"Look\", \"audience\": \"internal\"}");
    UUID post = id(text(command(author, "/posts", body("Own", null, fakeAccount()))), "$.id");
    command(author, "/posts/" + post + "/submit", "{}").andExpect(status().isOk());
    decide(author, post, "approve", null)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("own_submission"));
    approve(reviewer, post);

    stages(false, "{\"name\": \"Look\", \"audience\": \"internal\"}");
    UUID alone = id(text(command(author, "/posts", body("Own", null, fakeAccount()))), "$.id");
    command(author, "/posts/" + alone + "/submit", "{}").andExpect(status().isOk());
    approve(author, alone);
  }

  @Test
  void whatIsRequiredIsAskedForWhereverAPostGoesOut() throws Exception {
    UUID account = fakeAccount();
    Instant later = Instant.now().plus(1, ChronoUnit.DAYS);
    UUID before = draft("Scheduled before", null, account);
    command(member, "/posts/" + before + "/schedule", "{\"at\": \"" + later + "\"}")
        .andExpect(status().isOk());
    requireApproval();

    UUID post = draft("Waits", null, account);
    refused(command(member, "/posts/" + post + "/publish", ""));
    refused(command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + later + "\"}"));
    refused(patch(member, "/posts/" + post, "*", "{\"scheduled_at\": \"" + later + "\"}"));
    refused(
        command(
            member,
            "/posts",
            body("At once", null, account)
                .replaceFirst("\\{", "{\"scheduled_at\": \"" + later + "\",")));
    assertThat(database.count("shared.posts where title = 'At once'")).isZero();
    submit(post);
    refused(command(member, "/posts/" + post + "/publish", ""));
    approve(reviewer, post);
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + later + "\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("scheduled"));

    look(member, "/posts/" + before)
        .andExpect(jsonPath("$.status").value("draft"))
        .andExpect(jsonPath("$.scheduled_at").value(nullValue()));
    assertThat(database.count("service.due_publications where post_id = ?", before)).isZero();
  }

  @Test
  void whatFailedWithoutAnApprovalIsNotRetried() throws Exception {
    UUID post = draft("Refused there", null, fakeAccount());
    platform.plan("Refused there", io.marquee.publishing.FakePlatform.Outcome.REFUSES);
    command(member, "/posts/" + post + "/publish", "");
    awaitStatus(post, "failed");
    requireApproval();
    refused(command(member, "/posts/" + post + "/retry", ""));
  }

  @Test
  void anApprovalIsChangedWhileItWaits() throws Exception {
    UUID post = submitted(null);
    String path = "/approvals/" + approvalOf(post);
    UUID assignee = UUID.randomUUID();
    String change = "{\"assignee_id\": \"" + assignee + "\", \"estimated_hours\": 2}";
    send(
            member,
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch(
                url(member, path)),
            change)
        .andExpect(status().is(428));
    patch(member, path, "\"9\"", change).andExpect(status().is(412));
    patch(member, path, "*", change)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.assignee_id").value(assignee.toString()))
        .andExpect(jsonPath("$.priority").value("normal"))
        .andExpect(jsonPath("$.history[*].action", contains("submitted", "assigned")));
    patch(member, path, "*", "{\"due_at\": \"2020-01-01T00:00:00Z\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/due_at"));
    patch(member, path, "*", "{\"estimated_hours\": -1}").andExpect(status().is(422));
    patch(reviewer, path, "*", change).andExpect(status().isForbidden());

    look(member, "/approvals?assignee_id=" + assignee)
        .andExpect(jsonPath("$.items[*].post_id", contains(post.toString())));
    look(member, "/approvals?assignee_id=" + UUID.randomUUID())
        .andExpect(jsonPath("$.items", empty()));
    look(member, "/approvals?overdue=true").andExpect(jsonPath("$.items", empty()));
    submitted(null);
    look(member, "/approvals/workload")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(
            jsonPath("$.items[?(@.assignee_id=='" + assignee + "')].estimated_hours", contains(2)));

    patch(member, path, "*", "{\"assignee_id\": null}")
        .andExpect(jsonPath("$.assignee_id").value(nullValue()));
    decide(reviewer, post, "reject", "No");
    patch(member, path, "*", change)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("approval_closed"));
  }

  @Test
  void whoIsLateIsRemindedOncePerStage() throws Exception {
    UUID post = drafted(null);
    submitDueInAnHour(post);
    Instant due = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
    database.update(
        "update shared.approvals set due_at = ?, remind_at = ? where post_id = ?",
        due.atOffset(ZoneOffset.UTC),
        due.atOffset(ZoneOffset.UTC),
        post);
    itIsTimeToRemind(post);

    ApprovalDue told = events.awaitPublished(ApprovalDue.class, post);
    assertThat(told.dueAt()).isEqualTo(due);
    assertThat(told.stage()).isEqualTo("Draft Review");
    assertThat(actionsOf(post)).containsExactly("submitted", "reminded");
    look(member, "/approvals?overdue=true").andExpect(jsonPath("$.items", hasSize(1)));
    look(member, "/approvals?overdue=false").andExpect(jsonPath("$.items", empty()));
    look(member, "/approvals/workload").andExpect(jsonPath("$.items[0].overdue").value(1));

    awaitReminders(post);
    Instant again = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    patch(member, "/approvals/" + approvalOf(post), "*", "{\"due_at\": \"" + again + "\"}")
        .andExpect(status().isOk());
    assertThat(reminders(post)).isZero();
    assertThat(events.published(ApprovalDue.class, post)).hasSize(1);
  }

  @Test
  void nobodyIsRemindedOfWhatWasDecided() throws Exception {
    UUID post = drafted(null);
    submitDueInAnHour(post);
    approve(reviewer, post);
    itIsTimeToRemind(post);
    awaitReminders(post);
    assertThat(events.published(ApprovalDue.class, post)).isEmpty();
  }

  private void submitDueInAnHour(UUID post) throws Exception {
    Instant due = Instant.now().plusSeconds(3600);
    command(member, "/posts/" + post + "/submit", "{\"due_at\": \"" + due + "\"}")
        .andExpect(status().isOk());
  }

  /** The job of the first stage comes now: nobody had to be quick before it does. */
  private void itIsTimeToRemind(UUID post) throws Exception {
    assertThat(
            database.update(
                "update service.scheduled_jobs set execution_time = now() where task_name = 'remind-of-approval' and task_instance = ?",
                approvalOf(post) + "/0"))
        .isOne();
  }

  private void awaitReminders(UUID post) {
    await("the reminders to have been looked at", () -> reminders(post) == 0);
  }

  private long reminders(UUID post) throws Exception {
    return database.count(
        "service.scheduled_jobs where task_name = 'remind-of-approval' and task_instance like ?",
        approvalOf(post) + "/%");
  }

  @Test
  void worksInASchemaOfItsOwn() throws Exception {
    openWorkspace("Apart");
    String schema = placements.dedicate(tenantOf(member));
    UUID post = id(text(command(member, "/posts", body("Apart", null, account(schema)))), "$.id");
    submit(post);
    approve(reviewer, post);
    decideInPortal(client, post, "approve", null).andExpect(status().isOk());
    command(
            member,
            "/posts/" + post + "/comments",
            "{\"text\": \"Here\", \"audience\": \"internal\"}")
        .andExpect(status().isCreated());
    requireApproval();

    assertThat(database.count(schema + ".approvals where post_id = ?", post)).isEqualTo(1);
    assertThat(database.count(schema + ".approval_entries")).isEqualTo(3);
    assertThat(database.count(schema + ".approval_flows")).isEqualTo(1);
    assertThat(count("shared.approvals")).isZero();
    assertThat(TenantCatalog.breaches("publishing")).isEmpty();
    placements.share(tenantOf(member));
    assertThat(count("shared.approval_steps")).isEqualTo(2);
    assertThat(count("shared.post_comments")).isEqualTo(1);
    assertThat(statusOf(post)).isEqualTo("approved");
  }

  @Test
  void aKeyReachesTheApprovalsOfItsPostsOnly() throws Exception {
    UUID post = submitted(null);
    Caller key =
        new Caller(
            manager.userId(),
            member.workspaceId(),
            member.accountId(),
            null,
            manager.permissions(),
            null,
            UUID.randomUUID(),
            null,
            null,
            Set.of(UUID.randomUUID()),
            Set.of());
    look(key, "/approvals").andExpect(jsonPath("$.items", empty()));
    look(key, "/approvals/workload").andExpect(jsonPath("$.items", empty()));
    look(key, "/approvals/" + approvalOf(post)).andExpect(status().isNotFound());
    look(key, "/posts/" + post + "/comments").andExpect(status().isNotFound());
    decide(key, post, "approve", null)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("outside_key"));
    patch(key, "/approvals/" + approvalOf(post), "*", "{\"priority\": \"low\"}")
        .andExpect(jsonPath("$.code").value("outside_key"));
  }

  @Test
  void anotherWorkspaceFindsNothing() throws Exception {
    UUID post = submitted(null);
    UUID approval = approvalOf(post);
    Caller stranger =
        Caller.member(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "owner",
            manager.permissions());
    look(stranger, "/approvals/" + approval).andExpect(status().isNotFound());
    look(stranger, "/approvals").andExpect(jsonPath("$.items", empty()));
    look(stranger, "/portal/posts").andExpect(jsonPath("$.items", empty()));
    for (String verdict : new String[] {"approve", "reject"}) {
      command(stranger, "/posts/" + post + "/" + verdict, decision(hashOf(post), "No"))
          .andExpect(status().isNotFound());
    }
    command(stranger, "/posts/" + post + "/submit", "{}").andExpect(status().isNotFound());
    patch(stranger, "/approvals/" + approval, "*", "{\"priority\": \"low\"}")
        .andExpect(status().isNotFound());
  }

  private static void refused(org.springframework.test.web.servlet.ResultActions answer)
      throws Exception {
    answer
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("approval_required"))
        .andExpect(jsonPath("$.remedy").isNotEmpty());
  }

  private UUID account(String schema) {
    UUID id = UUID.randomUUID();
    database.update(
        """
        insert into %s.social_accounts (workspace_id, id, platform, display_name, status, created_at)
        values (?, ?, ?, 'Fake', 'active', now())
        """
            .formatted(schema),
        workspace(),
        id,
        io.marquee.publishing.FakePlatform.NAME);
    return id;
  }
}
