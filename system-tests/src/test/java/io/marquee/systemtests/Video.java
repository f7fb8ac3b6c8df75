package io.marquee.systemtests;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as ffmpeg describes it. */
record Video(double seconds, int width, int height, String codec, String pixels, String audio) {
  private static final Pattern DURATION =
      Pattern.compile("Duration: (\\d+):(\\d+):(\\d+(?:\\.\\d+)?)");
  private static final Pattern PICTURE =
      Pattern.compile("Video: (\\w+).*?, (\\w+)(?:\\([^)]*\\))?, (\\d+)x(\\d+)");
  private static final Pattern SOUND = Pattern.compile("Audio: (\\w+)");

  static Video parse(String description) {
    Matcher duration = find(DURATION, description);
    Matcher picture = find(PICTURE, description);
    double seconds =
        Integer.parseInt(duration.group(1)) * 3600
            + Integer.parseInt(duration.group(2)) * 60
            + Double.parseDouble(duration.group(3));
    String audio =
        Optional.of(SOUND.matcher(description))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .orElse("none");
    return new Video(
        seconds,
        Integer.parseInt(picture.group(3)),
        Integer.parseInt(picture.group(4)),
        picture.group(1),
        picture.group(2),
        audio);
  }

  String size() {
    return width + "x" + height;
  }

  private static Matcher find(Pattern pattern, String description) {
    Matcher matcher = pattern.matcher(description);
    if (!matcher.find()) throw new AssertionError("no " + pattern + " in " + description);
    return matcher;
  }
}
