package io.marquee.local.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as ffmpeg describes it. */
record Video(double seconds, String size, String video, String pixels, String audio) {
  private static final Pattern DURATION =
      Pattern.compile("Duration: (\\d+):(\\d+):(\\d+(?:\\.\\d+)?)");
  private static final Pattern VIDEO =
      Pattern.compile("Video: (\\w+).*?, (\\w+)(?:\\([^)]*\\))?, (\\d+x\\d+)");
  private static final Pattern AUDIO = Pattern.compile("Audio: (\\w+)");

  static Video parse(String description) {
    Matcher duration = found(DURATION, description);
    Matcher video = found(VIDEO, description);
    double seconds =
        Integer.parseInt(duration.group(1)) * 3600
            + Integer.parseInt(duration.group(2)) * 60
            + Double.parseDouble(duration.group(3));
    String audio =
        Optional.of(AUDIO.matcher(description))
            .filter(Matcher::find)
            .map(it -> it.group(1))
            .orElse("none");
    return new Video(seconds, video.group(3), video.group(1), video.group(2), audio);
  }

  private static Matcher found(Pattern pattern, String description) {
    Matcher matcher = pattern.matcher(description);
    if (!matcher.find()) throw new Unexpected("ffmpeg -i", pattern, description);
    return matcher;
  }
}
