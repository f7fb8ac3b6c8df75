package io.marquee.film.screenplay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.film.screenplay.Aspect.Frame;
import io.marquee.film.screenplay.Shot.Motion;
import io.marquee.film.screenplay.Shot.Transition;
import io.marquee.film.screenplay.Timeline.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTests {

  @Test
  void letsShotsOverlapForHalfASecondInACrossfade() {
    var timeline =
        Timeline.of(
            film(24, shot("2", Transition.CROSSFADE), shot("3", Transition.CUT), shot("1.5")));
    assertThat(timeline.spans())
        .containsExactly(new Span(0, 48, true), new Span(36, 72, false), new Span(108, 36, false));
    assertThat(timeline.duration()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void ignoresTheTransitionOfTheLastShot() {
    var timeline = Timeline.of(film(24, shot("2"), shot("2", Transition.CROSSFADE)));
    assertThat(timeline.duration()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void neverLetsRoundingAddUp() {
    var shots = IntStream.range(0, 300).mapToObj(number -> shot("1.03")).toArray(Shot[]::new);
    var timeline = Timeline.of(film(24, shots));
    assertThat(timeline.duration()).isCloseTo(Duration.ofSeconds(309), Duration.ofMillis(30));
    assertThat(timeline.seconds(timeline.frames())).isCloseTo(309, within(0.03));
  }

  @Test
  void chargesForStartedSecondsOfEachShot() {
    assertThat(shot("2").credits()).isEqualTo(2);
    assertThat(shot("2.01").credits()).isEqualTo(3);
    assertThat(shot("0.2").credits()).isEqualTo(1);
  }

  @Test
  void derivesFramesFromTheShorterSide() {
    var resolution = Resolution.parse("1280x720");
    assertThat(Aspect.LANDSCAPE.frame(resolution)).isEqualTo(new Frame(1280, 720));
    assertThat(Aspect.PORTRAIT.frame(resolution)).isEqualTo(new Frame(720, 1280));
    assertThat(Aspect.SQUARE.frame(resolution)).isEqualTo(new Frame(720, 720));
    assertThat(Aspect.LANDSCAPE.frame(Resolution.parse("333x601"))).isEqualTo(new Frame(594, 334));
  }

  private static Screenplay film(int fps, Shot... shots) {
    return new Screenplay(fps, new Resolution(1280, 720), List.of(shots), null);
  }

  private static Shot shot(String seconds) {
    return shot(seconds, Transition.CUT);
  }

  private static Shot shot(String seconds, Transition transition) {
    return new Shot(
        "key",
        new BigDecimal(seconds),
        null,
        null,
        new Background("#000000", null, null),
        Motion.NONE,
        transition,
        List.of(),
        null);
  }
}
