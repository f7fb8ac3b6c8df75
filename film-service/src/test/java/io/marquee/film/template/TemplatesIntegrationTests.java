package io.marquee.film.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.template.TemplatePartTold;
import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.film.FilmTest;
import io.marquee.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TemplatesIntegrationTests extends FilmTest {

  @Test
  void tellsItsCharactersAndMakesThemInANewWorkspace() {
    post("/characters", "{'name':'Ada','description':'Tells of it'}");
    post("/prompts", "{'name':'Opening','kind':'shot','text':'{product}, seen from above'}");
    UUID template = UUID.randomUUID();
    events.deliver(new TemplateRequested(template, workspaceOf(member)), tenant());

    TemplatePartTold told = events.awaitPublished(TemplatePartTold.class, template);
    assertThat(told.service()).isEqualTo("film");

    Caller owner = stranger();
    apply(template, told.content(), owner);
    Awaitility.await().until(() -> namesOf(owner).equals(List.of("Ada")));
    assertThat(get(owner, "/characters").text("/items/0/description")).isEqualTo("Tells of it");
    var prompts = get(owner, "/prompts");
    assertThat(prompts.text("/items/0/name")).isEqualTo("Opening");
    assertThat(prompts.text("/items/0/kind")).isEqualTo("shot");
    assertThat(prompts.text("/items/0/text")).isEqualTo("{product}, seen from above");
    assertThat(prompts.body().at("/items/0/created_by").isNull()).isTrue();
  }

  @Test
  void leavesPromptsAloneThatAreThere() {
    post("/prompts", "{'name':'OPENING','kind':'post','text':'Ours'}");
    apply(
        UUID.randomUUID(),
        "{\"prompts\":[{\"name\":\"Opening\",\"kind\":\"shot\",\"text\":\"x\"},"
            + "{\"name\":\"Closing\",\"kind\":\"narration\",\"text\":\"y\"}]}",
        member);
    Awaitility.await().until(() -> get("/prompts").body().findValuesAsString("name").size() == 2);
    assertThat(get("/prompts").body().findValuesAsString("text"))
        .containsExactlyInAnyOrder("Ours", "y");
  }

  @Test
  void leavesCharactersAloneThatAreThereAndReadsWhatWasToldBeforeThereWerePrompts() {
    post("/characters", "{'name':'ADA','description':'Ours'}");
    UUID template = UUID.randomUUID();

    apply(template, "[{\"name\":\"Ada\"},{\"name\":\"Bo\"}]", member);

    Awaitility.await().until(() -> namesOf(member).size() == 2);
    assertThat(namesOf(member)).containsExactlyInAnyOrder("ADA", "Bo");
  }

  private void apply(UUID template, String content, Caller owner) {
    events.deliver(
        new TemplateApplied(
            template, workspaceOf(owner), Map.of("film", content, "identity", "not ours")),
        tenantOf(owner));
  }

  private List<String> namesOf(Caller caller) {
    return get(caller, "/characters").body().findValuesAsString("name");
  }
}
