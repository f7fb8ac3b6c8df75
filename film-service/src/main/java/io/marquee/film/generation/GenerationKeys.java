package io.marquee.film.generation;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;

/** Where the files of the current workspace's films lie. */
public class GenerationKeys {

  private GenerationKeys() {}

  public static String folder(UUID filmId, UUID generationId) {
    return "w/%s/films/%s/generations/%s".formatted(CurrentWorkspace.id(), filmId, generationId);
  }

  public static String poster(UUID filmId, UUID generationId) {
    return folder(filmId, generationId) + "/poster.jpg";
  }

  public static String captions(UUID filmId, UUID generationId) {
    return folder(filmId, generationId) + "/captions.vtt";
  }
}
