package io.marquee.film.generation;

import io.marquee.film.film.Films;
import io.marquee.film.film.Screenplays;
import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Screenplay;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A worker takes up a run. */
@Component
public class StartRendering {

  private final Films films;
  private final Generations generations;
  private final Screenplays screenplays;
  private final Takes takes;
  private final Clock clock;

  StartRendering(
      Films films, Generations generations, Screenplays screenplays, Takes takes, Clock clock) {
    this.films = films;
    this.generations = generations;
    this.screenplays = screenplays;
    this.takes = takes;
    this.clock = clock;
  }

  /** What there is to do. */
  public record Work(
      UUID filmId,
      UUID generationId,
      String title,
      Screenplay screenplay,
      List<Aspect> aspects,
      List<Take> takes) {}

  /** Empty when the run has ended meanwhile. */
  @Transactional
  public Optional<Work> run(UUID generationId) {
    return generations
        .filmOf(generationId)
        .flatMap(films::findAndLock)
        .flatMap(film -> generations.findAndLock(generationId))
        .filter(generation -> generation.status().isOpen())
        .map(this::start);
  }

  private Work start(Generation generation) {
    generation.start(clock.instant());
    generations.save(generation);
    return new Work(
        generation.filmId(),
        generation.id(),
        films.get(generation.filmId()).title(),
        screenplays.get(generation.filmId(), generation.screenplayVersion()),
        generation.aspects(),
        takes.list(generation.id()));
  }
}
