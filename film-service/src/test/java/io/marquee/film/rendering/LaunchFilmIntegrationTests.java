package io.marquee.film.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.ScreenplayReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Renders the example that everybody sees first. Its files stay in target/, to be looked at. */
class LaunchFilmIntegrationTests {

  private static final Path EXAMPLE = Path.of("..", "examples", "launch");

  private final Path directory = Path.of("target", "launch-film").toAbsolutePath();
  private final Screenplay screenplay = screenplay();
  private final FilmRenderer renderer = new FilmRenderer(RenderingFixtures.settings());

  @BeforeEach
  void makeDirectory() throws IOException {
    Files.createDirectories(directory);
  }

  @AfterEach
  void close() {
    renderer.close();
  }

  @ParameterizedTest
  @EnumSource
  void isAFilmOfTheRightSizeAndLength(Aspect aspect) throws Exception {
    var timeline = screenplay.timeline();
    var sound = directory.resolve("sound.mp4");
    renderer.mixSound(new SoundPlan(null, List.of()), timeline, directory, sound);

    var target = directory.resolve(aspect.slug() + ".mp4");
    var film = renderer.assemble(timeline, shots(aspect), sound, "Launch", directory, target);

    var frame = aspect.frame(screenplay.resolution());
    assertThat(film)
        .isEqualTo(
            new FilmFile(
                frame.width(), frame.height(), Duration.ofSeconds(16), "h264", "yuv420p", "aac"));
    renderer.poster(target, 3.5, directory, directory.resolve(aspect.slug() + ".jpg"));
    assertThat(directory.resolve(aspect.slug() + ".jpg")).isNotEmptyFile();
  }

  @Test
  void hasACaptionForEachShot() {
    assertThat(renderer.captions(screenplay))
        .startsWith("WEBVTT\n\nopening\n00:00:00.000 --> 00:00:02.000\nEvery film begins")
        .contains("first-light\n00:00:02.000 --> 00:00:04.500\n");
  }

  private List<Path> shots(Aspect aspect) throws Exception {
    var files = new ArrayList<Path>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var rendered = new ArrayList<Future<?>>();
      for (var index = 0; index < screenplay.shots().size(); index++) {
        var plan = plan(aspect, index);
        var file = directory.resolve(aspect.slug() + "-" + index + ".mp4");
        files.add(file);
        rendered.add(
            executor.submit(
                () -> {
                  renderer.renderShot(plan, directory, file, frames -> {});
                  return file;
                }));
      }
      for (var future : rendered) future.get();
    }
    return files;
  }

  private ShotPlan plan(Aspect aspect, int index) {
    var shot = screenplay.shots().get(index);
    return new ShotPlan(
        aspect.frame(screenplay.resolution()),
        screenplay.fps(),
        screenplay.timeline().spans().get(index).frames(),
        shot.background().colors(),
        shot.background().assetId() == null
            ? null
            : new SourceFile(EXAMPLE.resolve("hero.jpg"), "image/jpeg", "hero"),
        shot.motion(),
        shot.caption());
  }

  private static Screenplay screenplay() {
    try {
      var hero = new UUID(0, 1).toString();
      var json = Files.readString(EXAMPLE.resolve("screenplay.json")).replace("${hero}", hero);
      return new ScreenplayReader().trusted(JsonMapper.shared().readTree(json));
    } catch (IOException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
