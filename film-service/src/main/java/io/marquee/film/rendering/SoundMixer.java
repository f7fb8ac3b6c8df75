package io.marquee.film.rendering;

import io.marquee.film.screenplay.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mixes the sound of a film: stereo AAC at 48 kHz, at the loudness that platforms ask for. */
class SoundMixer {

  private static final String ALIKE = "aformat=sample_rates=48000:channel_layouts=stereo";
  private static final String LOUDNESS = "loudnorm=I=-16:TP=-1.5:LRA=11";

  private final Ffmpeg ffmpeg;

  SoundMixer(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  void mix(SoundPlan plan, Timeline timeline, Path directory, Path target)
      throws InterruptedException {
    var seconds = timeline.seconds(timeline.frames());
    var length = format("%.6f", seconds);
    var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
    arguments.addAll(
        List.of("-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo:d=%s".formatted(length)));
    var filters = new ArrayList<String>();
    if (plan.music() != null) {
      arguments.addAll(plan.music().file().input("-stream_loop", "-1"));
      var fade = Math.min(1.5, seconds / 4);
      filters.add(
          format(
              "[1:a]%s,atrim=0:%s,volume=%.2fdB,afade=t=out:st=%.3f:d=%.3f[track1]",
              ALIKE, length, plan.music().gainDb(), seconds - fade, fade));
    }
    for (var voice : plan.voices()) {
      var number = filters.size() + 1;
      arguments.addAll(voice.file().input());
      filters.add(
          format("[%d:a]%s,adelay=%d:all=1[track%d]", number, ALIKE, voice.startMillis(), number));
    }
    arguments.addAll(List.of("-filter_complex", graph(filters), "-map", "[sound]"));
    arguments.addAll(List.of("-t", length, "-c:a", "aac", "-b:a", "128k", "-ar", "48000"));
    arguments.addAll(List.of("-f", "mp4", target.toAbsolutePath().toString()));
    ffmpeg.run(directory, arguments);
  }

  private static String graph(List<String> filters) {
    if (filters.isEmpty()) return "[0:a]anull[sound]";
    var graph = new StringBuilder(String.join(";", filters)).append(";[0:a]");
    for (var number = 1; number <= filters.size(); number++) {
      graph.append("[track").append(number).append("]");
    }
    return graph
        .append("amix=inputs=%d:duration=first:normalize=0,".formatted(filters.size() + 1))
        .append(LOUDNESS)
        .append(",")
        .append(ALIKE)
        .append("[sound]")
        .toString();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
