package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Services are killed (kill -9) at the worst moments; the launcher starts them again. */
@ExtendWith(SuiteExtension.class)
class CrashIntegrationTests {
  private static final String GENERATED = "film.generated.v1";
  private static final String PUBLISHED = "publishing.post-published.v1";
  private static final int SLIGHTLY = 12;

  private final Suite suite;

  @TempDir private Path folder;

  CrashIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @AfterEach
  void allIsWellAgain() {
    await()
        .atMost(Studio.PATIENCE)
        .until(() -> suite.parts().stream().allMatch(Suite.Part::healthy));
  }

  @Test
  void aRendererThatIsKilledStillMakesOneFilm() throws Exception {
    Studio studio = Studio.open(suite, "Hedy");
    try (var partner = Partner.of(studio, GENERATED, PUBLISHED)) {
      Suite.Part film = suite.part("film");
      String id = studio.createFilm("Phoenix", longFilm());
      String generation = studio.generate(id);

      awaitMiddle(studio, generation);
      kill(film);

      JsonNode ended = studio.awaitSuccess(generation);
      assertRestarted(film);
      assertThat(ended.required("credits_used").asLong()).isEqualTo(8);
      publish(studio, id, "Phoenix");
      assertPublishedOnce(studio, id, "Phoenix");
      assertChargedOnce(studio, generation, 8);
      assertToldOnce(studio, partner);
      assertPictures(studio, id);
      await().untilAsserted(() -> assertCountedOnce(studio));
    }
  }

  @Test
  void afterThePlugWasPulledTheFilmIsFinishedAndPublishedOnce() throws Exception {
    Studio studio = Studio.open(suite, "Grete");
    try (var partner = Partner.of(studio, GENERATED, PUBLISHED)) {
      String made = studio.createFilm("Made", Shots.two());
      studio.awaitSuccess(studio.generate(made));
      String post = studio.draftPost(made, "Made");
      String begun = studio.createFilm("Begun", longFilm());
      String generation = studio.generate(begun);
      awaitMiddle(studio, generation);
      studio.post("/posts/" + post + "/publish", Map.of()).is(202);

      suite.pullThePlug();
      assertThat(suite.parts()).noneMatch(Suite.Part::healthy);
      suite.up();

      assertPublishedOnce(studio, made, "Made");
      studio.awaitSuccess(generation);
      studio.awaitCredits(3 + 8, 0);
      assertThat(studio.bookings(generation)).containsExactly("hold", "confirm");
      await()
          .atMost(Studio.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(studio.told(PUBLISHED)).hasSize(1);
                assertThat(partner.heard(PUBLISHED)).hasSize(1);
                assertThat(partner.heard(GENERATED)).hasSize(2);
              });
      assertThat(partner.refused()).isEmpty();
    }
  }

  @Test
  void billingThatIsKilledAfterTheRequestChargesOnce() throws Exception {
    Studio studio = Studio.open(suite, "Katherine");
    try (var partner = Partner.of(studio, GENERATED, PUBLISHED)) {
      Suite.Part billing = suite.part("billing");
      String id = studio.createFilm("Patience", Shots.two());
      String generation = studio.generate(id);

      kill(billing);

      studio.awaitSuccess(generation);
      assertRestarted(billing);
      assertChargedOnce(studio, generation, 3);
      assertThat(studio.get("/films").is(200).items()).hasSize(1);
      await().atMost(Studio.PATIENCE).until(() -> partner.heard(GENERATED).size() == 1);
    }
  }

  @Test
  void publishingThatIsKilledAfterTheRequestPublishesOnce() throws Exception {
    Studio studio = Studio.open(suite, "Radia");
    try (var partner = Partner.of(studio, GENERATED, PUBLISHED)) {
      Suite.Part publishing = suite.part("publishing");
      String id = studio.createFilm("Echo", Shots.two());
      studio.awaitSuccess(studio.generate(id));
      String post = studio.draftPost(id, "Echo");

      studio.post("/posts/" + post + "/publish", Map.of()).is(202);
      kill(publishing);

      assertPublishedOnce(studio, id, "Echo");
      assertRestarted(publishing);
      assertToldOnce(studio, partner);
    }
  }

  /** Long enough to be killed in the middle: the camera's motion takes time. */
  private static Map<String, Object> longFilm() {
    return Map.of(
        "resolution",
        "1280x720",
        "shots",
        List.of(
            moving("ashes", Shots.RED),
            moving("embers", Shots.GREEN),
            moving("fire", Shots.BLUE),
            moving("flight", Shots.OCHRE)));
  }

  private static Map<String, Object> moving(String key, String color) {
    return Map.of(
        "key",
        key,
        "duration_seconds",
        2,
        "caption",
        "This is " + key,
        "motion",
        "zoom_in",
        "background",
        Map.of("color", color));
  }

  /** Some shots are rendered and some are not. */
  private static void awaitMiddle(Studio studio, String generation) {
    JsonNode middle =
        await()
            .atMost(Studio.PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> studio.get(generation).is(200).json(),
                it -> it.required("progress").required("shots_finished").asInt() > 0);
    assertThat(middle.required("status").asString()).as("%s", middle).isEqualTo("rendering");
    assertThat(middle.required("progress").required("shots_finished").asInt())
        .as("%s", middle)
        .isLessThan(4);
  }

  private static void kill(Suite.Part part) {
    ProcessHandle process = ProcessHandle.of(part.pid()).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    await().until(() -> !process.isAlive());
  }

  private void assertRestarted(Suite.Part killed) {
    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () -> {
              Suite.Part now = suite.part(killed.name());
              assertThat(now.restarts()).isEqualTo(killed.restarts() + 1);
              assertThat(now.pid()).isNotEqualTo(killed.pid());
              assertThat(now.healthy()).isTrue();
            });
  }

  private static void publish(Studio studio, String film, String title) {
    String post = studio.draftPost(film, title);
    studio.post("/posts/" + post + "/publish", Map.of()).is(202);
  }

  private void assertPublishedOnce(Studio studio, String film, String title) {
    await()
        .atMost(Studio.PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              var history = studio.get("/publications?film_id=" + film).is(200).items();
              assertThat(Json.each(history, "status")).containsExactly("published");
            });
    var feed = Client.of(suite.gateway()).get("/feeds/" + studio.workspace() + ".xml").is(200);
    assertThat(feed.body().split("<item>", -1)).as(feed.body()).hasSize(2);
    assertThat(feed.body()).contains("<title>" + title + "</title>");
    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(studio.get("/films/" + film).is(200).text("status"))
                    .isEqualTo("published"));
  }

  private static void assertChargedOnce(Studio studio, String generation, long credits) {
    studio.awaitCredits(credits, 0);
    assertThat(studio.bookings(generation)).containsExactly("hold", "confirm");
    JsonNode usage = studio.get("/usage").is(200).json();
    JsonNode films = usage.required("meters").get(1);
    assertThat(films.required("meter").asString()).isEqualTo("films");
    assertThat(films.required("used").asLong()).isEqualTo(1);
  }

  private static void assertCountedOnce(Studio studio) {
    JsonNode stats = studio.client().get(studio.own("/stats")).is(200).json();
    assertThat(stats.at("/totals/films_generated").asLong()).isEqualTo(1);
    assertThat(stats.at("/totals/publications").asLong()).isEqualTo(1);
    assertThat(stats.at("/costs/total_spent_usd").decimalValue()).isEqualByComparingTo("0.08");
  }

  /** Once each: people in the console, partners by webhooks. */
  private static void assertToldOnce(Studio studio, Partner partner) {
    for (String type : List.of(GENERATED, PUBLISHED)) {
      await()
          .atMost(Studio.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(studio.told(type)).as(type).hasSize(1);
                assertThat(partner.heard(type)).as(type).hasSize(1);
              });
    }
    assertThat(partner.refused()).isEmpty();
  }

  /** Shots from before and after the crash, in their order. */
  private void assertPictures(Studio studio, String film) {
    var variants = studio.get("/films/" + film + "/variants").is(200).items();
    assertThat(Json.each(variants, "aspect")).containsExactly("16:9");
    String content =
        "/films/" + film + "/variants/" + Json.each(variants, "id").getFirst() + "/content";
    Path file = studio.client().download(studio.path(content), folder.resolve("phoenix.mp4"));
    assertThat(Ffmpeg.describe(file).seconds()).isCloseTo(8, Offset.offset(0.2));
    var colors = List.of(Shots.RED, Shots.GREEN, Shots.BLUE, Shots.OCHRE);
    for (int shot = 0; shot < colors.size(); shot++) {
      Frame middle = Ffmpeg.frame(file, shot * 2 + 1);
      assertThat(middle.distance(0.5, 0.2, colors.get(shot)))
          .as("shot " + shot)
          .isLessThan(SLIGHTLY);
      assertThat(middle.whiteness(0.55, 0.95)).as("shot " + shot).isGreaterThan(0.002);
    }
  }
}
