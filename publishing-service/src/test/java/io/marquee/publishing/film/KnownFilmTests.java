package io.marquee.publishing.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownFilmTests {

  private final UUID earlier = UUID.randomUUID();
  private final UUID newest = UUID.randomUUID();

  @Test
  void prefersTheWideVariantOfTheNewestRun() {
    KnownFilm film =
        film(newest, variant(earlier, "16:9"), variant(newest, "1:1"), variant(newest, "16:9"));
    assertThat(film.variant(null)).hasValue(film.variants().getLast());
  }

  @Test
  void takesWhatThereIsWhenThereIsNoWideOne() {
    KnownFilm film = film(newest, variant(newest, "1:1"), variant(newest, "9:16"));
    assertThat(film.variant(null)).map(Variant::aspect).hasValue("9:16");
  }

  @Test
  void keepsAVariantThatSomebodyChose() {
    KnownFilm film = film(newest, variant(earlier, "16:9"), variant(newest, "16:9"));
    Variant chosen = film.variants().getFirst();
    assertThat(film.variant(chosen.id())).hasValue(chosen);
    assertThat(film.variant(UUID.randomUUID())).isEmpty();
  }

  @Test
  void isNotReadyBeforeARunHasSucceeded() {
    assertThat(film(null).isReady()).isFalse();
    assertThat(film(null).variant(null)).isEmpty();
  }

  private static KnownFilm film(@Nullable UUID generation, Variant... variants) {
    return new KnownFilm(UUID.randomUUID(), null, "Launch", generation, List.of(variants));
  }

  private static Variant variant(UUID generation, String aspect) {
    return new Variant(
        UUID.randomUUID(),
        UUID.randomUUID(),
        generation,
        aspect,
        "w/x/a.mp4",
        null,
        "video/mp4",
        1,
        1,
        1,
        1,
        "");
  }
}
