package io.marquee.publishing.film;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A film as far as publishing needs to know it.
 *
 * @param id the film
 * @param projectId the project that it belongs to
 * @param title its title
 * @param generationId the newest run that succeeded, null while there is none
 * @param variants the files of all runs, so that a variant that somebody chose stays
 */
public record KnownFilm(
    UUID id,
    @Nullable UUID projectId,
    String title,
    @Nullable UUID generationId,
    List<Variant> variants) {

  /** What is taken when nobody chose, in this order. */
  private static final List<String> PREFERRED = List.of("16:9", "9:16", "1:1");

  /**
   * Whether there is something to publish.
   *
   * @return true once a run has succeeded
   */
  public boolean isReady() {
    return generationId != null;
  }

  /**
   * The file to publish.
   *
   * @param wanted a variant that somebody chose, null for 16:9 of the newest run
   * @return the variant, or empty when the film does not have it
   */
  public Optional<Variant> variant(@Nullable UUID wanted) {
    if (wanted != null) {
      return variants.stream().filter(variant -> variant.id().equals(wanted)).findFirst();
    }
    return variants.stream()
        .filter(variant -> variant.generationId().equals(generationId))
        .min(Comparator.comparingInt(KnownFilm::preference));
  }

  private static int preference(Variant variant) {
    int place = PREFERRED.indexOf(variant.aspect());
    return place < 0 ? PREFERRED.size() : place;
  }
}
