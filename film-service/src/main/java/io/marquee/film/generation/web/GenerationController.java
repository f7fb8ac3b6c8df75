package io.marquee.film.generation.web;

import io.marquee.film.film.Films;
import io.marquee.film.generation.EndGeneration;
import io.marquee.film.generation.Generation;
import io.marquee.film.generation.GenerationKeys;
import io.marquee.film.generation.Generations;
import io.marquee.film.generation.RequestGeneration;
import io.marquee.film.storage.ObjectStore;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/films/{filmId}/generations")
class GenerationController {

  private final RequestGeneration requestGeneration;
  private final EndGeneration endGeneration;
  private final GenerationViews views;
  private final Generations generations;
  private final Films films;
  private final ObjectStore store;

  GenerationController(
      RequestGeneration requestGeneration,
      EndGeneration endGeneration,
      GenerationViews views,
      Generations generations,
      Films films,
      ObjectStore store) {
    this.requestGeneration = requestGeneration;
    this.endGeneration = endGeneration;
    this.views = views;
    this.generations = generations;
    this.films = films;
    this.store = store;
  }

  /**
   * @param variants {@code 16:9}, {@code 9:16}, {@code 1:1}; the first alone when left out
   * @param budgetLimitUsd most that this generation may cost
   */
  record NewGeneration(
      @Nullable List<String> variants, @Nullable @DecimalMin("0") BigDecimal budgetLimitUsd) {}

  @PostMapping
  @Requires("films:generate")
  ResponseEntity<GenerationView> request(
      @PathVariable UUID workspaceId,
      @PathVariable UUID filmId,
      @Valid @RequestBody(required = false) @Nullable NewGeneration request,
      Caller caller) {
    var wanted = request == null ? new NewGeneration(null, null) : request;
    var generation =
        requestGeneration.run(
            new RequestGeneration.Command(
                filmId,
                WantedVariants.of(wanted.variants()),
                wanted.budgetLimitUsd(),
                caller.userId()));
    return accepted(workspaceId, generation);
  }

  @GetMapping
  @Requires("films:read")
  Page<GenerationViews.GenerationSummary> list(@PathVariable UUID filmId, Paging paging) {
    return views.list(films.get(filmId).id(), paging);
  }

  @GetMapping("/{generationId}")
  @Requires("films:read")
  ResponseEntity<GenerationView> get(@PathVariable UUID filmId, @PathVariable UUID generationId) {
    var view = views.get(films.get(filmId).id(), generationId);
    return ResponseEntity.ok().eTag(view.tag()).body(view);
  }

  @PostMapping("/{generationId}/cancel")
  @Requires("films:generate")
  GenerationView cancel(@PathVariable UUID filmId, @PathVariable UUID generationId) {
    return views.of(endGeneration.cancel(filmId, generationId));
  }

  /** Answers with a new generation: billing decides about each run once. */
  @PostMapping("/{generationId}/resume")
  @Requires("films:generate")
  ResponseEntity<GenerationView> resume(
      @PathVariable UUID workspaceId,
      @PathVariable UUID filmId,
      @PathVariable UUID generationId,
      Caller caller) {
    return accepted(workspaceId, requestGeneration.resume(filmId, generationId, caller.userId()));
  }

  @GetMapping("/{generationId}/poster")
  @Requires("films:read")
  ResponseEntity<Void> poster(@PathVariable UUID filmId, @PathVariable UUID generationId) {
    requireSucceeded(filmId, generationId, "poster");
    return redirect(
        store.allowReading(
            GenerationKeys.poster(filmId, generationId), "image/jpeg", "poster.jpg", false));
  }

  @GetMapping("/{generationId}/captions")
  @Requires("films:read")
  ResponseEntity<Void> captions(@PathVariable UUID filmId, @PathVariable UUID generationId) {
    requireSucceeded(filmId, generationId, "captions");
    return redirect(
        store.allowReading(
            GenerationKeys.captions(filmId, generationId),
            "text/vtt; charset=utf-8",
            "captions.vtt",
            false));
  }

  private void requireSucceeded(UUID filmId, UUID generationId, String what) {
    if (generations.get(films.get(filmId).id(), generationId).status()
        != Generation.Status.SUCCEEDED) {
      throw new NotFound(what, "The generation " + generationId + " has not given a film.");
    }
  }

  private ResponseEntity<GenerationView> accepted(UUID workspaceId, Generation generation) {
    var place =
        "/api/v1/w/%s/films/%s/generations/%s"
            .formatted(workspaceId, generation.filmId(), generation.id());
    return ResponseEntity.accepted().location(URI.create(place)).body(views.of(generation));
  }

  private static ResponseEntity<Void> redirect(URI url) {
    return ResponseEntity.status(HttpStatus.FOUND).location(url).build();
  }
}
