package io.marquee.film.screenplay;

import io.marquee.film.screenplay.Shot.Transition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When each shot is on screen, in frames: shots follow one another, and a crossfade lets two of
 * them overlap. Lengths are rounded along the running total, so that rounding never adds up.
 *
 * @param spans one for each shot, in playing order
 */
public record Timeline(int fps, List<Span> spans) {

  /** How long a crossfade lasts; rounded to whole frames. */
  public static final BigDecimal CROSSFADE_SECONDS = new BigDecimal("0.5");

  /**
   * @param start first frame in the film
   * @param frames length, overlaps included
   * @param crossfade whether it overlaps with the next span
   */
  public record Span(int start, int frames, boolean crossfade) {
    public int end() {
      return start + frames;
    }
  }

  static Timeline of(Screenplay screenplay) {
    var fps = screenplay.fps();
    var overlap = crossfadeFrames(fps);
    var spans = new ArrayList<Span>();
    var total = BigDecimal.ZERO;
    var start = 0;
    for (var index = 0; index < screenplay.shots().size(); index++) {
      var shot = screenplay.shots().get(index);
      var before = frames(total, fps);
      total = total.add(shot.durationSeconds());
      var frames = Math.max(1, frames(total, fps) - before);
      var last = index == screenplay.shots().size() - 1;
      var crossfade = !last && shot.transition() == Transition.CROSSFADE;
      spans.add(new Span(start, frames, crossfade));
      start += frames - (crossfade ? overlap : 0);
    }
    return new Timeline(fps, List.copyOf(spans));
  }

  public static int crossfadeFrames(int fps) {
    return frames(CROSSFADE_SECONDS, fps);
  }

  public int crossfadeFrames() {
    return crossfadeFrames(fps);
  }

  public int frames() {
    return spans.getLast().end();
  }

  public Duration duration() {
    return at(frames());
  }

  public double seconds(int frame) {
    return (double) frame / fps;
  }

  /** The instant at which a frame appears. */
  public Duration at(int frame) {
    return Duration.ofNanos(Math.round(frame * 1e9 / fps));
  }

  private static int frames(BigDecimal seconds, int fps) {
    return seconds
        .multiply(BigDecimal.valueOf(fps))
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
