package io.marquee.publishing.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.template.TemplatePartTold;
import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.publishing.ReviewTest;
import io.marquee.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class StagesIntegrationTests extends ReviewTest {

  private static final String LOOK = "{\"name\": \"Look\", \"audience\": \"internal\"}";

  @Test
  void everyWorkspaceBeginsWithTwo() throws Exception {
    look(member, "/approval-stages")
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.required").value(false))
        .andExpect(jsonPath("$.stages[*].name", contains("Draft Review", "Final Approval")))
        .andExpect(jsonPath("$.stages[*].audience", contains("internal", "client")));
    assertThat(read(member, "/approval-stages")).isEqualTo(read(member, "/approval-stages"));
  }

  @Test
  void onceRequiredWhatHasATimeAndNoApprovalIsADraftAgain() throws Exception {
    stages(false, LOOK);
    UUID bare = drafted(null);
    UUID approved = submitted(null);
    approve(reviewer, approved);
    String tomorrow = "{\"at\": \"%s\"}".formatted(Instant.now().plus(1, ChronoUnit.DAYS));
    for (UUID post : List.of(bare, approved)) {
      command(member, "/posts/" + post + "/schedule", tomorrow).andExpect(status().isOk());
    }

    stages(true, LOOK);

    assertThat(statusOf(bare)).isEqualTo("draft");
    assertThat(database.count("service.due_publications where post_id = ?", bare)).isZero();
    assertThat(statusOf(approved)).isEqualTo("scheduled");
    command(member, "/posts/" + bare + "/schedule", tomorrow)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("approval_required"));
  }

  @Test
  void aStageKeepsItsIdAndARunningApprovalItsStages() throws Exception {
    UUID first = id(read(member, "/approval-stages"), "$.stages[0].id");
    UUID post = submitted(null);
    put(
            manager,
            "/approval-stages",
            "\"0\"",
            "{\"required\": true, \"stages\": [{\"id\": \"%s\", \"name\": \"Look\", \"audience\": \"internal\"}]}"
                .formatted(first))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"1\""))
        .andExpect(jsonPath("$.stages[0].id").value(first.toString()))
        .andExpect(jsonPath("$.stages", hasSize(1)));
    put(manager, "/approval-stages", "\"0\"", "{\"required\": true, \"stages\": [" + LOOK + "]}")
        .andExpect(status().is(412));

    look(member, "/approvals/" + approvalOf(post)).andExpect(jsonPath("$.stages", hasSize(2)));
    look(member, "/approvals?stage_id=" + first).andExpect(jsonPath("$.items", hasSize(1)));
    approve(reviewer, post);
    approve(manager, post);
    assertThat(statusOf(post)).isEqualTo("approved");
  }

  @Test
  void aStageHasItsTime() throws Exception {
    stages(false, "{\"name\": \"Look\", \"audience\": \"internal\", \"due_in_hours\": 48}");
    UUID post = submitted(null);
    Instant due = events.published(ApprovalRequested.class, post).getFirst().dueAt();
    Assertions.assertThat(due)
        .isCloseTo(
            Instant.now().plus(Duration.ofHours(48)),
            new TemporalUnitWithinOffset(60, java.time.temporal.ChronoUnit.SECONDS));
    assertThat(
            database.count(
                "service.scheduled_jobs where task_name = 'remind-of-approval' and task_instance = ?",
                approvalOf(post) + "/0"))
        .isEqualTo(1);
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    invalid("[]", "/stages");
    invalid("[" + "%s,".formatted(LOOK).repeat(11).replaceAll(",$", "") + "]", "/stages");
    invalid("[" + LOOK + ", {\"name\": \"LOOK\", \"audience\": \"client\"}]", "/stages/1/name");
    invalid("[{\"name\": \" \", \"audience\": \"client\"}]", "/stages/0/name");
    invalid("[{\"name\": \"" + "x".repeat(61) + "\", \"audience\": \"client\"}]", "/stages/0/name");
    invalid("[{\"name\": \"Look\"}]", "/stages/0/audience");
    invalid(
        "[{\"name\": \"Look\", \"audience\": \"client\", \"due_in_hours\": 0}]",
        "/stages/0/due_in_hours");
    invalid(
        "[{\"name\": \"Look\", \"audience\": \"client\", \"due_in_hours\": 2161}]",
        "/stages/0/due_in_hours");
    invalid(
        "[{\"id\": \"%s\", \"name\": \"Look\", \"audience\": \"client\"}]"
            .formatted(UUID.randomUUID()),
        "/stages/0/id");
    assertThat(count("shared.approval_stages")).isZero();
    send(
            manager,
            MockMvcRequestBuilders.put(url(manager, "/approval-stages")),
            "{\"required\": false, \"stages\": [" + LOOK + "]}")
        .andExpect(status().is(428));
    put(member, "/approval-stages", "*", "{\"required\": false, \"stages\": [" + LOOK + "]}")
        .andExpect(status().isForbidden());
  }

  @Test
  void aTemplateCarriesThemIntoAWorkspaceThatHasNoneOfItsOwn() throws Exception {
    stages(true, "{\"name\": \"Look\", \"audience\": \"client\", \"due_in_hours\": 24}");
    UUID template = UUID.randomUUID();
    events.deliver(new TemplateRequested(template, workspace()), tenantOf(member));
    TemplatePartTold told = events.awaitPublished(TemplatePartTold.class, template);
    assertThat(told.service()).isEqualTo("publishing");
    assertThat(told.content())
        .isEqualTo(
            "{\"required\":true,\"stages\":[{\"name\":\"Look\",\"audience\":\"client\",\"due_in_hours\":24}]}");

    Caller other =
        Caller.member(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "owner",
            Set.of("posts:read", "workspaces:write"));
    apply(template, told.content(), other);
    await("the stages", () -> read(other, "/approval-stages").contains("\"required\":true"));
    look(other, "/approval-stages")
        .andExpect(jsonPath("$.stages[*].name", contains("Look")))
        .andExpect(jsonPath("$.stages[0].due_in_hours").value(24));

    put(other, "/approval-stages", "*", "{\"required\": false, \"stages\": [" + LOOK + "]}")
        .andExpect(status().isOk());
    UUID later = UUID.randomUUID();
    apply(later, told.content(), other);
    events.deliver(new TemplateRequested(later, workspaceOf(other)), tenantOf(other));
    assertThat(events.awaitPublished(TemplatePartTold.class, later).content())
        .contains("\"required\":false");
  }

  private void apply(UUID template, String content, Caller to) {
    events.deliver(
        new TemplateApplied(
            template, workspaceOf(to), Map.of("publishing", content, "film", "not ours")),
        tenantOf(to));
  }

  private void invalid(String stages, String pointer) throws Exception {
    put(manager, "/approval-stages", "*", "{\"required\": false, \"stages\": " + stages + "}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value(pointer));
  }
}
