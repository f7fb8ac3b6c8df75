package io.marquee.systemtests;

import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one has just written one can use, however far the events about it have come. */
@ExtendWith(SuiteExtension.class)
class OwnWritesIntegrationTests {
  private final Suite suite;

  OwnWritesIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @RepeatedTest(20)
  void aNewWorkspaceTakesAProjectAtOnce() {
    // Registers, makes a workspace and puts a project into it, each right after the other.
    Studio studio = Studio.open(suite, "Ida");
    studio.get("/projects/" + studio.project()).is(200);
    studio
        .post(
            "/projects",
            Map.of(
                "name", "Below", "slug", "below", "type", "folder", "parent_id", studio.project()))
        .is(201);
  }
}
