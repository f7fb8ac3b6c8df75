package io.marquee.film.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.screenplay.Aspect;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PriceTests {

  private final List<Take> takes =
      List.of(
          take(0, Aspect.LANDSCAPE, 3, false, true),
          take(0, Aspect.PORTRAIT, 3, false, false),
          take(1, Aspect.LANDSCAPE, 2, false, false),
          take(1, Aspect.PORTRAIT, 2, false, false),
          take(2, Aspect.LANDSCAPE, 5, true, true));

  @Test
  void chargesFinishedShotsAgainWhenTheyWereNotPaid() {
    assertThat(Price.ofRest(takes, false)).isEqualTo(5);
  }

  @Test
  void chargesNoShotTwice() {
    assertThat(Price.ofRest(takes, true)).isEqualTo(2);
  }

  private static Take take(
      int position, Aspect aspect, long credits, boolean paid, boolean finished) {
    return new Take(
        UUID.randomUUID(),
        position,
        "shot-" + position,
        aspect,
        credits,
        paid,
        finished ? 100 : 0,
        finished ? "address" : null,
        finished ? "key" : null);
  }
}
