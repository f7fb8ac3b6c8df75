package io.marquee.film.film.web;

import io.marquee.film.film.ChangeFilm;
import io.marquee.film.film.CreateFilm;
import io.marquee.film.film.Film;
import io.marquee.film.film.FilmSummaries;
import io.marquee.film.film.Films;
import io.marquee.film.film.Screenplays;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/films")
class FilmController {

  private final CreateFilm createFilm;
  private final ChangeFilm changeFilm;
  private final Films films;
  private final FilmSummaries summaries;
  private final Screenplays screenplays;

  FilmController(
      CreateFilm createFilm,
      ChangeFilm changeFilm,
      Films films,
      FilmSummaries summaries,
      Screenplays screenplays) {
    this.createFilm = createFilm;
    this.changeFilm = changeFilm;
    this.films = films;
    this.summaries = summaries;
    this.screenplays = screenplays;
  }

  /**
   * @param screenplay see screenplay.schema.json
   */
  record NewFilm(
      @NotBlank @Size(max = FilmChanges.LONGEST_TITLE) String title,
      @Nullable UUID projectId,
      @Nullable JsonNode screenplay,
      @Nullable @DecimalMin("0") @DecimalMax("1000000") BigDecimal budgetLimitUsd) {}

  @PostMapping
  @Requires("films:write")
  ResponseEntity<FilmView> create(
      @PathVariable UUID workspaceId, @Valid @RequestBody NewFilm request, Caller caller) {
    var screenplay = request.screenplay();
    if (screenplay != null && screenplay.isNull()) screenplay = null;
    var film =
        createFilm.run(
            new CreateFilm.Command(
                request.title(),
                request.projectId(),
                screenplay,
                request.budgetLimitUsd(),
                caller.userId()));
    return ResponseEntity.created(
            URI.create("/api/v1/w/%s/films/%s".formatted(workspaceId, film.id())))
        .eTag(Etag.of(film.version()))
        .body(FilmView.of(film, screenplay));
  }

  @GetMapping
  @Requires("films:read")
  Page<FilmSummaries.FilmSummary> list(
      @RequestParam(name = "project_id") @Nullable UUID projectId,
      @RequestParam @Nullable String status,
      Paging paging) {
    return summaries.list(projectId, status, paging);
  }

  @GetMapping("/{filmId}")
  @Requires("films:read")
  ResponseEntity<FilmView> get(@PathVariable UUID filmId) {
    return answer(films.get(filmId));
  }

  @PatchMapping("/{filmId}")
  @Requires("films:write")
  ResponseEntity<FilmView> change(
      @PathVariable UUID filmId, @RequestBody ObjectNode patch, IfMatch ifMatch, Caller caller) {
    var command = new FilmChanges(patch).command(filmId, ifMatch, caller.userId());
    return answer(changeFilm.run(command));
  }

  private ResponseEntity<FilmView> answer(Film film) {
    var screenplay =
        film.screenplayVersion() == 0
            ? null
            : screenplays.content(film.id(), film.screenplayVersion());
    return Etag.ok(FilmView.of(film, screenplay), film.version());
  }
}
