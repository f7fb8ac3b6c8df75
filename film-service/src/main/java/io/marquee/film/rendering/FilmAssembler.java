package io.marquee.film.rendering;

import io.marquee.film.screenplay.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts shots together to a film. Only the frames of crossfades are encoded once more; all others
 * are taken over as they are, so that this step costs next to nothing.
 */
class FilmAssembler {

  private final Ffmpeg ffmpeg;

  FilmAssembler(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * @param shots one file for each span of the timeline
   * @param audio the sound of the whole film
   */
  void assemble(
      Timeline timeline, List<Path> shots, Path audio, String title, Path directory, Path target)
      throws InterruptedException {
    var list = new StringBuilder("ffconcat version 1.0\n");
    for (var index = 0; index < shots.size(); index++) {
      var span = timeline.spans().get(index);
      var entered = index > 0 && timeline.spans().get(index - 1).crossfade();
      body(list, timeline, span, shots.get(index), entered);
      if (span.crossfade()) {
        var fade = directory.resolve("%s.fade%d.mp4".formatted(target.getFileName(), index));
        crossfade(timeline, span, shots.get(index), shots.get(index + 1), directory, fade);
        file(list, fade);
      }
    }
    var listing = directory.resolve(target.getFileName() + ".ffconcat");
    write(listing, list.toString());
    join(timeline, listing, audio, title, directory, target);
  }

  /** A shot without the frames that it shares with its neighbours. */
  private static void body(
      StringBuilder list, Timeline timeline, Timeline.Span span, Path shot, boolean entered) {
    var overlap = timeline.crossfadeFrames();
    file(list, shot);
    // Rounded up: a hair before the key frame would mean the key frame before it.
    if (entered) line(list, "inpoint %.6f", Math.ceil(timeline.seconds(overlap) * 1e6) / 1e6);
    // Half a frame early: rounding must neither win nor lose a frame.
    if (span.crossfade()) {
      line(list, "outpoint %.6f", timeline.seconds(span.frames() - overlap) - 0.5 / timeline.fps());
    }
  }

  private void crossfade(
      Timeline timeline, Timeline.Span span, Path from, Path to, Path directory, Path target)
      throws InterruptedException {
    var overlap = timeline.crossfadeFrames();
    var cut =
        "trim=end_frame=%d,setpts=N/%d/TB,fps=%d"
            .formatted(overlap, timeline.fps(), timeline.fps());
    var filter =
        String.format(
            Locale.ROOT,
            "[0:v]%1$s[from];[1:v]%1$s[to];"
                + "[from][to]xfade=transition=fade:duration=%2$f:offset=0,format=yuv420p[picture]",
            cut,
            timeline.seconds(overlap));
    var start = Math.ceil(timeline.seconds(span.frames() - overlap) * 1e6) / 1e6;
    var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
    arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.6f", start)));
    arguments.addAll(ours("mp4", from));
    arguments.addAll(ours("mp4", to));
    arguments.addAll(List.of("-filter_complex", filter, "-map", "[picture]"));
    arguments.addAll(List.of("-frames:v", String.valueOf(overlap)));
    arguments.addAll(Encoding.video(timeline.fps(), ffmpeg.threads()));
    arguments.addAll(List.of("-f", "mp4", target.toAbsolutePath().toString()));
    ffmpeg.run(directory, arguments);
  }

  private void join(
      Timeline timeline, Path listing, Path audio, String title, Path directory, Path target)
      throws InterruptedException {
    var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-safe", "0"));
    arguments.addAll(ours("concat", listing));
    arguments.addAll(ours("mp4", audio));
    arguments.addAll(List.of("-map", "0:v", "-map", "1:a", "-c", "copy"));
    // Frame N is at N / fps; what the pieces say of their times is rounded.
    arguments.addAll(List.of("-bsf:v", "setts=ts=N/%d/TB".formatted(timeline.fps())));
    arguments.addAll(List.of("-metadata", "title=" + title, "-movflags", "+faststart"));
    arguments.addAll(List.of("-f", "mp4", target.toAbsolutePath().toString()));
    ffmpeg.run(directory, arguments);
  }

  private static List<String> ours(String format, Path file) {
    return List.of(
        "-protocol_whitelist", "file,pipe", "-f", format, "-i", file.toAbsolutePath().toString());
  }

  private static void file(StringBuilder list, Path file) {
    var quoted = file.toAbsolutePath().toString().replace("'", "'\\''");
    list.append("file '").append(quoted).append("'\n");
  }

  private static void line(StringBuilder list, String format, Object... values) {
    list.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
