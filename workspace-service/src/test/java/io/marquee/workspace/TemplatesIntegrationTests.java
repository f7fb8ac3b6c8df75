package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.template.TemplatePartTold;
import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateRequested;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

class TemplatesIntegrationTests extends WorkspaceTest {

  @Test
  void isMadeOfAWorkspaceAndGivenToANewOne() throws Exception {
    UUID source = createWorkspace("source");
    createProject(source, "series", createProject(source, "campaign", null));
    UUID template = make(source, "House style");
    assertThat(events.awaitPublished(TemplateRequested.class, template).workspaceId())
        .isEqualTo(source);
    events.deliver(
        new TemplatePartTold(template, "identity", "[{\"name\": \"Cutter\"}]"), tenant(source));
    eventually(
        () ->
            http.perform(as(member(source), get(url("/{t}"), source, template)))
                .andExpect(jsonPath("$.projects").value(2))
                .andExpect(jsonPath("$.parts[0]").value("identity"))
                .andExpect(header().string("ETag", "\"1\"")));

    UUID made =
        id(
            http.perform(
                    json(
                        as(person, post("/api/v1/workspaces")),
                        "{\"name\":\"New\",\"slug\":\"new\",\"kind\":\"client\",\"template_id\":\"%s\"}"
                            .formatted(template)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.settings.tone").value("warm"))
                .andExpect(jsonPath("$.storage_quota_gb").value(10.0))
                .andExpect(jsonPath("$.monthly_budget_usd").value(50.0)));
    TemplateApplied applied = events.awaitPublished(TemplateApplied.class, template);
    assertThat(applied.workspaceId()).isEqualTo(made);
    assertThat(applied.parts()).isEqualTo(Map.of("identity", "[{\"name\": \"Cutter\"}]"));
    http.perform(as(member(made), get("/api/v1/w/{w}/projects", made).param("top", "true")))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].slug").value("campaign"));
    assertThat(database.count("shared.projects where workspace_id = ?", made)).isEqualTo(2);
    assertThat(
            database.count(
                "service.outbox where workspace_id = ? and type = 'workspace.project-created.v1'",
                made))
        .isEqualTo(2);
  }

  @Test
  void belongsToItsAccountAlone() throws Exception {
    UUID source = createWorkspace("own");
    UUID template = make(source, "Ours");
    http.perform(json(as(member(source), post(url(""), source)), "{\"name\":\"Ours\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("template_name_taken"));

    // A member of the workspace who has nothing to do with the account.
    http.perform(as(colleague(source, ALL, Set.of()), get(url(""), source)))
        .andExpect(status().isNotFound());
    http.perform(
            json(
                as(person, post("/api/v1/workspaces")),
                "{\"name\":\"New\",\"slug\":\"other\",\"kind\":\"client\",\"template_id\":\"%s\"}"
                    .formatted(UUID.randomUUID())))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("unknown_template"));
    assertThat(
            database.count(
                "service.workspace_directory where account_id = ? and slug = 'other'", accountId))
        .isZero();

    http.perform(as(member(source), delete(url("/{t}"), source, template)))
        .andExpect(status().isPreconditionRequired());
    http.perform(
            as(member(source), delete(url("/{t}"), source, template)).header("If-Match", "\"0\""))
        .andExpect(status().isNoContent());
    http.perform(as(member(source), get(url(""), source))).andExpect(jsonPath("$.items").isEmpty());
  }

  private UUID make(UUID source, String name) throws Exception {
    return id(
        http.perform(
                json(
                    as(member(source), post(url(""), source)),
                    "{\"name\":\"%s\",\"description\":\"how we work\"}".formatted(name)))
            .andExpect(status().isCreated()));
  }

  private static UUID id(ResultActions answer) throws Exception {
    return UUID.fromString(
        JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id"));
  }

  private static String url(String rest) {
    return "/api/v1/workspaces/{id}/templates" + rest;
  }
}
