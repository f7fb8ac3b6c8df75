package io.marquee.systemtests;

import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one has just written one can use, however far the events about it have come. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnWritesIntegrationTests {
  private final Client client;

  OwnWritesIntegrationTests(Suite suite) {
    client = Person.register(suite, "Ida").client();
  }

  @RepeatedTest(20)
  void aNewWorkspaceTakesAProjectAtOnce(RepetitionInfo round) {
    String slug = "at-once-" + round.getCurrentRepetition();
    String workspace =
        client
            .post("/api/v1/workspaces", Map.of("name", "At once", "slug", slug, "kind", "brand"))
            .is(201)
            .text("id");
    String projects = "/api/v1/w/" + workspace + "/projects";
    String above =
        client
            .post(projects, Map.of("name", "Above", "slug", "above", "type", "campaign"))
            .is(201)
            .text("id");
    client
        .post(
            projects,
            Map.of("name", "Below", "slug", "below", "type", "folder", "parent_id", above))
        .is(201);
    // Film hears of projects by events only.
    client
        .post("/api/v1/w/" + workspace + "/films", Map.of("title", "First", "project_id", above))
        .is(201);
  }
}
