package io.marquee.film.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.film.rendering.FfmpegFailed.Reason;
import io.marquee.film.screenplay.Aspect.Frame;
import io.marquee.film.screenplay.Shot.Motion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FfmpegIntegrationTests {

  private static final List<String> FOR_EVER =
      List.of("-v", "error", "-f", "lavfi", "-re", "-i", "color=black", "-f", "null", "-");

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path directory = Path.of("");

  @Test
  void isStoppedAtTheTimeLimit() {
    try (var ffmpeg =
        new Ffmpeg(RenderingFixtures.settings(Duration.ofSeconds(1), DataSize.ofGigabytes(4)))) {
      assertThatThrownBy(() -> ffmpeg.run(directory, FOR_EVER))
          .isInstanceOfSatisfying(
              FfmpegFailed.class,
              failed -> assertThat(failed.reason()).isEqualTo(Reason.RENDER_TIMEOUT));
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "memory is limited on Linux only")
  void isStoppedAtTheMemoryLimit() {
    try (var ffmpeg =
        new Ffmpeg(RenderingFixtures.settings(Duration.ofMinutes(1), DataSize.ofMegabytes(300)))) {
      var large =
          List.of(
              "-v",
              "error",
              "-f",
              "lavfi",
              "-i",
              "color=black:s=8000x8000",
              "-frames:v",
              "3",
              "-vf",
              "split,blend",
              "-f",
              "null",
              "-");
      assertThatThrownBy(() -> ffmpeg.run(directory, large))
          .isInstanceOfSatisfying(
              FfmpegFailed.class,
              failed -> assertThat(failed.reason()).isEqualTo(Reason.RENDER_OUT_OF_MEMORY));
    }
  }

  @Test
  void endsWithTheThreadThatWaitsForIt() {
    try (var ffmpeg = new Ffmpeg(RenderingFixtures.settings())) {
      var thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ffmpeg.run(directory, FOR_EVER);
                    } catch (InterruptedException stopped) {
                      // As asked.
                    }
                  });
      Awaitility.await("running").atMost(PATIENCE).until(() -> running() == 1);
      thread.interrupt();
      Awaitility.await("gone").atMost(PATIENCE).until(() -> running() == 0 && !thread.isAlive());
    }
  }

  private static long running() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("color=black"))
        .count();
  }

  @Test
  void doesNotFollowAPlaylistThatCallsItselfAPicture() throws Exception {
    var secret = Files.writeString(directory.resolve("secret.txt"), "secret");
    var playlist = directory.resolve("picture.jpg");
    Files.writeString(
        playlist, "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile://" + secret + "\n");
    try (var renderer = new FilmRenderer(RenderingFixtures.settings())) {
      var plan =
          new ShotPlan(
              new Frame(320, 180),
              12,
              12,
              List.of(),
              new SourceFile(playlist, "image/jpeg", "hash"),
              Motion.NONE,
              null);
      assertThatThrownBy(
              () -> renderer.renderShot(plan, directory, directory.resolve("out.mp4"), f -> {}))
          .isInstanceOf(FfmpegFailed.class);
    }
  }

  @Test
  void isRefusedWhenItIsTooOldOrCannotWriteH264() {
    assertThat(FfmpegLocator.fits("ffmpeg version 4.4.1-static\n--enable-libx264")).isTrue();
    assertThat(FfmpegLocator.fits("ffmpeg version n8.1\n--enable-libx264")).isTrue();
    assertThat(FfmpegLocator.fits("ffmpeg version N-109-g1\n--enable-libx264")).isTrue();
    assertThat(FfmpegLocator.fits("ffmpeg version 4.3.2\n--enable-libx264")).isFalse();
    assertThat(FfmpegLocator.fits("ffmpeg version 7.1\n--enable-libvpx")).isFalse();
    assertThat(FfmpegLocator.fits("command not found")).isFalse();
  }
}
