package io.marquee.film.generation.web;

import io.marquee.film.film.Film;
import io.marquee.film.film.Films;
import io.marquee.film.generation.Variants;
import io.marquee.film.storage.ObjectStore;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Requires;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/films/{filmId}/variants")
class VariantController {

  private final Films films;
  private final Variants variants;
  private final ObjectStore store;

  VariantController(Films films, Variants variants, ObjectStore store) {
    this.films = films;
    this.variants = variants;
    this.store = store;
  }

  /**
   * @param contentUrl where the file is, on this API
   */
  record VariantView(
      UUID id,
      UUID filmId,
      UUID generationId,
      String aspect,
      String contentType,
      long sizeBytes,
      int width,
      int height,
      double durationSeconds,
      String sha256,
      String contentUrl,
      Instant createdAt) {
    static VariantView of(UUID workspaceId, Variants.Stored variant) {
      return new VariantView(
          variant.id(),
          variant.filmId(),
          variant.generationId(),
          variant.aspect(),
          variant.contentType(),
          variant.sizeBytes(),
          variant.width(),
          variant.height(),
          variant.durationSeconds(),
          variant.sha256(),
          "/api/v1/w/%s/films/%s/variants/%s/content"
              .formatted(workspaceId, variant.filmId(), variant.id()),
          variant.createdAt());
    }
  }

  /** Those of the latest generation that gave a film, unless another one is named. */
  @GetMapping
  @Requires("films:read")
  Page<VariantView> list(
      @PathVariable UUID workspaceId,
      @PathVariable UUID filmId,
      @RequestParam(name = "generation_id") @Nullable UUID generationId) {
    var film = films.get(filmId);
    var generation = generationId == null ? film.readyGenerationId() : generationId;
    if (generation == null) return Page.whole(List.of());
    return Page.whole(
        variants.list(generation).stream()
            .filter(variant -> variant.filmId().equals(filmId))
            .map(variant -> VariantView.of(workspaceId, variant))
            .toList());
  }

  @GetMapping("/{variantId}")
  @Requires("films:read")
  ResponseEntity<VariantView> get(
      @PathVariable UUID workspaceId, @PathVariable UUID filmId, @PathVariable UUID variantId) {
    var variant = find(films.get(filmId), variantId);
    return ResponseEntity.ok()
        .eTag("\"" + variant.sha256() + "\"")
        .body(VariantView.of(workspaceId, variant));
  }

  @GetMapping("/{variantId}/content")
  @Requires("films:read")
  ResponseEntity<Void> content(@PathVariable UUID filmId, @PathVariable UUID variantId) {
    var film = films.get(filmId);
    var variant = find(film, variantId);
    var filename = "%s %s.mp4".formatted(film.title(), variant.aspect().replace(':', 'x'));
    var url = store.allowReading(variant.objectKey(), variant.contentType(), filename, false);
    return ResponseEntity.status(HttpStatus.FOUND).location(url).build();
  }

  private Variants.Stored find(Film film, UUID variantId) {
    return variants
        .find(film.id(), variantId)
        .orElseThrow(() -> new NotFound("variant", variantId));
  }
}
