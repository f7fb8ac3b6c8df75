package io.marquee.film.rendering;

import io.marquee.film.screenplay.Screenplay;
import java.time.Duration;

/** The captions as WebVTT, for players and platforms that show their own. */
class CaptionsFile {

  private CaptionsFile() {}

  static String of(Screenplay screenplay) {
    var timeline = screenplay.timeline();
    var text = new StringBuilder("WEBVTT\n");
    for (var index = 0; index < timeline.spans().size(); index++) {
      var shot = screenplay.shots().get(index);
      if (shot.caption() == null || shot.caption().isBlank()) continue;
      var span = timeline.spans().get(index);
      var overlap = span.crossfade() ? timeline.crossfadeFrames() : 0;
      text.append('\n').append(shot.key()).append('\n');
      text.append(time(timeline.at(span.start())))
          .append(" --> ")
          .append(time(timeline.at(span.end() - overlap)))
          .append('\n');
      text.append(escape(shot.caption())).append('\n');
    }
    return text.toString();
  }

  private static String time(Duration at) {
    return "%02d:%02d:%02d.%03d"
        .formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart());
  }

  /** A blank line would end the cue. */
  private static String escape(String caption) {
    return caption
        .strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R(\\s*\\R)*", "\n");
  }
}
