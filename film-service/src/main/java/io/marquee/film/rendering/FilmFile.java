package io.marquee.film.rendering;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a finished file is, as ffmpeg found it in the file.
 *
 * @param videoCodec such as {@code h264}
 * @param pixelFormat such as {@code yuv420p}
 * @param audioCodec such as {@code aac}
 */
public record FilmFile(
    int width,
    int height,
    Duration duration,
    String videoCodec,
    String pixelFormat,
    String audioCodec) {

  private static final Pattern DURATION =
      Pattern.compile("Duration: (\\d+):(\\d+):(\\d+)\\.(\\d+)");
  private static final Pattern VIDEO =
      Pattern.compile("Video: (\\w+).*?, (\\w+)(?:\\([^)]*\\))?, (\\d+)x(\\d+)");
  private static final Pattern AUDIO = Pattern.compile("Audio: (\\w+)");

  /** Reads the description that {@code ffmpeg -i} prints. */
  static FilmFile parse(String description) {
    var duration = find(DURATION, description);
    var video = find(VIDEO, description);
    var audio = find(AUDIO, description);
    return new FilmFile(
        Integer.parseInt(video.group(3)),
        Integer.parseInt(video.group(4)),
        Duration.ofHours(Long.parseLong(duration.group(1)))
            .plusMinutes(Long.parseLong(duration.group(2)))
            .plusSeconds(Long.parseLong(duration.group(3)))
            .plusMillis(Long.parseLong(duration.group(4)) * 10),
        video.group(1),
        video.group(2),
        audio.group(1));
  }

  private static Matcher find(Pattern pattern, String description) {
    var matcher = pattern.matcher(description);
    if (!matcher.find()) {
      throw new FfmpegFailed(
          FfmpegFailed.Reason.RENDER_FAILED, "the finished file is not a film: " + description);
    }
    return matcher;
  }
}
