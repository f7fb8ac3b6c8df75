package io.marquee.film.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.screenplay.Timeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundMixerIntegrationTests {

  private static final Pattern VOLUME = Pattern.compile("max_volume: (-?[\\d.]+) dB");
  private static final Pattern LENGTH = Pattern.compile("Duration: 00:00:0(\\d\\.\\d+)");

  @TempDir private Path directory = Path.of("");
  private final FilmRenderer renderer = new FilmRenderer(RenderingFixtures.settings());
  private final Timeline timeline = new Timeline(24, List.of(new Timeline.Span(0, 96, false)));

  @AfterEach
  void close() {
    renderer.close();
  }

  @Test
  void isSilentWithoutMusicOrVoice() throws Exception {
    var described = mix(new SoundPlan(null, List.of()));
    assertThat(number(LENGTH, described)).isBetween(3.95, 4.1);
    assertThat(number(VOLUME, described)).isLessThan(-80);
  }

  @Test
  void repeatsMusicThatIsShorterThanTheFilmAndMixesVoices() throws Exception {
    var tone = tone(1.5);
    var described =
        mix(
            new SoundPlan(
                new SoundPlan.Music(tone, -12), List.of(new SoundPlan.Voice(tone, 1000))));
    assertThat(number(LENGTH, described)).isBetween(3.95, 4.1);
    assertThat(number(VOLUME, described)).isBetween(-30.0, 0.0);
  }

  private String mix(SoundPlan plan) throws Exception {
    var target = directory.resolve("sound.mp4");
    renderer.mixSound(plan, timeline, directory, target);
    var process =
        new ProcessBuilder(
                renderer.prepare(),
                "-hide_banner",
                "-i",
                target.toString(),
                "-af",
                "volumedetect",
                "-f",
                "null",
                "-")
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private SourceFile tone(double seconds) throws Exception {
    var format = new AudioFormat(22050, 16, 1, true, false);
    var samples = new byte[(int) (seconds * 22050) * 2];
    for (var sample = 0; sample < samples.length / 2; sample++) {
      var value = (short) (Math.sin(sample * 2 * Math.PI * 440 / 22050) * 12000);
      samples[2 * sample] = (byte) value;
      samples[2 * sample + 1] = (byte) (value >> 8);
    }
    var file = directory.resolve("tone.wav");
    try (var stream =
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return new SourceFile(file, "audio/wav", "tone");
  }

  private static double number(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
