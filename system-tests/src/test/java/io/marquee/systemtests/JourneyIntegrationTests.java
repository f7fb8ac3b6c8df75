package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(SuiteExtension.class)
class JourneyIntegrationTests {
  private static final double CROSSFADE_SECONDS = 0.5;

  /** Of 255: what compression and the camera's motion may change of a painted colour. */
  private static final int SLIGHTLY = 28;

  private static final Map<String, String> SIZES =
      Map.of("16x9", "1280x720", "9x16", "720x1280", "1x1", "720x720");

  private final Suite suite;
  private final Journey journey;
  private final Client client;
  private final JsonNode shots;

  @TempDir private Path folder;

  JourneyIntegrationTests(Suite suite) {
    this.suite = suite;
    this.journey = suite.journey();
    this.client = Person.logIn(suite, journey.found("email"), journey.found("password"));
    this.shots =
        Json.read(Path.of("../examples/launch/screenplay.json").toAbsolutePath()).required("shots");
  }

  @Test
  void theDemoNamesAllThatItMade() {
    for (String name : List.of("user_id", "workspace_id", "project_id", "asset_id", "film_id")) {
      assertThat(journey.found(name)).as(name).isNotBlank();
    }
    for (String name : List.of("generation_id", "post_id", "publication_id", "webhook_id")) {
      assertThat(journey.found(name)).as(name).isNotBlank();
    }
    for (String shape : SIZES.keySet()) {
      assertThat(journey.found("variant_" + shape)).as(shape).isNotBlank();
    }
    assertThat(client.get(journey.found("feed_url")).is(200).body())
        .contains(journey.found("media_url"));
    assertThat(client.get(journey.found("mail_url")).is(200).body()).contains("First light");
    assertThat(journey.found("mail_url")).startsWith(suite.mails());
    assertThat(journey.report().required("suite").required("healthy").asBoolean()).isTrue();
    assertThat(Json.each(journey.report().required("steps"), "name"))
        .contains(
            "register", "generate", "publish", "statistics", "usage", "mail", "webhook heard");
  }

  @Test
  void whatTheDemoNamesIsThere() {
    String film = journey.path("/films/" + journey.found("film_id"));
    assertThat(client.get(film).is(200).text("status")).isEqualTo("published");
    var generation = client.get(film + "/generations/" + journey.found("generation_id")).is(200);
    assertThat(generation.text("status")).isEqualTo("succeeded");
    var publications = client.get(journey.path("/publications")).is(200).items();
    assertThat(Json.each(publications, "id")).containsExactly(journey.found("publication_id"));
    assertThat(Json.each(publications, "status")).containsExactly("published");
    // The demo has heard them, whose answers are written down a moment later.
    await().untilAsserted(this::assertDelivered);
  }

  private void assertDelivered() {
    var deliveries =
        client
            .get(journey.path("/webhooks/" + journey.found("webhook_id") + "/deliveries"))
            .is(200)
            .items();
    assertThat(Json.each(deliveries, "event_type"))
        .containsExactlyInAnyOrder("film.generated.v1", "publishing.post-published.v1");
    assertThat(Json.each(deliveries, "status")).containsOnly("succeeded");
  }

  @Test
  void eachVariantIsAFileOfTheRightSizeLengthAndCoding() {
    double expected = seconds(shots.size());
    SIZES.forEach(
        (shape, size) -> {
          Video video = Ffmpeg.describe(download(shape));
          assertThat(video.size()).as(shape).isEqualTo(size);
          assertThat(video.seconds()).as(shape).isCloseTo(expected, Offset.offset(0.2));
          assertThat(video.codec()).as(shape).isEqualTo("h264");
          assertThat(video.pixels()).as(shape).isEqualTo("yuv420p");
          assertThat(video.audio()).as(shape).isEqualTo("aac");
        });
    Path published = client.download(journey.found("media_url"), folder.resolve("published.mp4"));
    assertThat(Ffmpeg.describe(published).size()).isEqualTo("1280x720");
  }

  @Test
  void theMiddleOfAShotShowsItsBackgroundAndItsCaption() {
    SIZES.keySet().forEach(shape -> assertCaptions(download(shape), shape));
  }

  private void assertCaptions(Path file, String shape) {
    for (int shot : paintedShots()) {
      String what = shape + ", shot " + shot;
      var colors = shots.get(shot).required("background").required("gradient");
      double start = seconds(shot);
      Frame first = Ffmpeg.frame(file, start + 0.02);
      double length = shots.get(shot).required("duration_seconds").asDouble();
      Frame middle = Ffmpeg.frame(file, start + length / 2);
      String topLeft = colors.get(0).asString();
      String bottomRight = colors.get(colors.size() - 1).asString();
      assertThat(middle.distance(0, 0, topLeft)).as(what).isLessThan(SLIGHTLY);
      assertThat(middle.distance(1, 1, bottomRight)).as(what).isLessThan(SLIGHTLY);
      assertThat(middle.whiteness(0.55, 0.95)).as("letters in " + what).isGreaterThan(0.005);
      assertThat(middle.whiteness(0, 0.4)).as("above the caption, " + what).isZero();
      assertThat(first.whiteness(0, 1)).as("before the caption, " + what).isZero();
    }
  }

  /** Shots whose colours are known, and that begin with a cut. */
  private List<Integer> paintedShots() {
    var painted = new ArrayList<Integer>();
    for (int shot = 0; shot < shots.size(); shot++) {
      boolean cut = shot == 0 || transition(shot - 1).equals("cut");
      if (cut && shots.get(shot).required("background").has("gradient")) painted.add(shot);
    }
    assertThat(painted).isNotEmpty();
    return painted;
  }

  /** When a shot begins: the length of those before it, less their crossfades. */
  private double seconds(int shot) {
    double seconds = 0;
    for (int before = 0; before < shot; before++) {
      seconds += shots.get(before).required("duration_seconds").asDouble();
      boolean isLast = before == shots.size() - 1;
      if (!isLast && transition(before).equals("crossfade")) seconds -= CROSSFADE_SECONDS;
    }
    return seconds;
  }

  private String transition(int shot) {
    return shots.get(shot).path("transition").asString("cut");
  }

  private Path download(String shape) {
    String variant =
        "/films/" + journey.found("film_id") + "/variants/" + journey.found("variant_" + shape);
    return client.download(journey.path(variant + "/content"), folder.resolve(shape + ".mp4"));
  }
}
