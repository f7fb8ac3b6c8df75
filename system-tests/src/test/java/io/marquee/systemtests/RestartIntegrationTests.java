package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Last, so that it is a suite with a past that is stopped. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SuiteExtension.class)
class RestartIntegrationTests {
  private final Suite suite;

  @TempDir private Path folder;

  RestartIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void afterAStopAndAStartTheFirstFilmIsStillThereAndPlays() throws Exception {
    Journey journey = suite.journey();
    String film = journey.path("/films/" + journey.found("film_id"));
    String content = film + "/variants/" + journey.found("variant_16x9") + "/content";
    Client before = Person.logIn(suite, journey.found("email"), journey.found("password"));
    Path earlier = before.download(content, folder.resolve("before.mp4"));
    var told = before.get(journey.path("/notifications")).is(200).json();
    var ledger = before.get(journey.path("/ledger")).is(200).json();
    var history = before.get(journey.path("/publications")).is(200).json();

    suite.stop();
    assertThat(suite.parts()).allMatch(part -> part.pid() == 0).noneMatch(Suite.Part::healthy);
    suite.up();
    assertThat(suite.parts()).allMatch(Suite.Part::healthy);

    before.get(film).is(200); // the token from before the stop is still good
    Client after = Person.logIn(suite, journey.found("email"), journey.found("password"));
    assertThat(after.get(film).is(200).text("status")).isEqualTo("published");
    Path later = after.download(content, folder.resolve("after.mp4"));
    assertThat(Files.mismatch(earlier, later)).isEqualTo(-1);
    assertThat(after.get(journey.path("/notifications")).is(200).json()).isEqualTo(told);
    assertThat(after.get(journey.path("/ledger")).is(200).json()).isEqualTo(ledger);
    assertThat(after.get(journey.path("/publications")).is(200).json()).isEqualTo(history);
    Path public_ = after.download(journey.found("media_url"), folder.resolve("public.mp4"));
    assertThat(Ffmpeg.describe(public_).codec()).isEqualTo("h264");
    Frame frame = Ffmpeg.frame(public_, 1);
    assertThat(frame.whiteness(0.55, 0.95)).isGreaterThan(0.005);
    assertThat(after.get(journey.found("mail_url")).is(200).body()).contains("First light");
  }
}
