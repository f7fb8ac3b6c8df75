package io.marquee.workspace.statistics.messaging;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmMoved;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.GenerationFailed;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Dimension;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts films and the storage of their files. */
@EventConsumer(name = "film-statistics", of = FilmEvent.class, order = Order.COMMUTATIVE)
class FilmStatisticsListener {

  private final Statistics statistics;

  FilmStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(FilmCreated event, EventEnvelope envelope) {
    statistics.count(Measure.FILMS, 1, envelope.time());
    inProject(event.filmId(), event.projectId(), 1);
  }

  @Handles
  void on(FilmMoved event) {
    inProject(event.filmId(), event.formerProjectId(), -1);
    inProject(event.filmId(), event.projectId(), 1);
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    generated(event.variants(), envelope.time());
  }

  @Handles
  void on(GenerationFailed event, EventEnvelope envelope) {
    statistics.count(Measure.GENERATIONS_FAILED, 1, envelope.time());
  }

  @Handles
  void on(FilmSnapshot film) {
    statistics.count(Measure.FILMS, 1, film.createdAt());
    inProject(film.filmId(), film.projectId(), 1);
    film.generated().forEach(run -> generated(run.variants(), run.endedAt()));
    film.failed().forEach(run -> statistics.count(Measure.GENERATIONS_FAILED, 1, run.endedAt()));
  }

  /**
   * Counted on the day that the film's id was given, so that a film that moved was never elsewhere.
   */
  private void inProject(UUID film, @Nullable UUID project, int by) {
    if (project == null) return;
    Instant made = Instant.ofEpochMilli(film.getMostSignificantBits() >>> 16);
    statistics.addTo(
        Dimension.PROJECT, project.toString(), Measure.FILMS, BigDecimal.valueOf(by), made);
  }

  private void generated(List<GeneratedVariant> variants, Instant at) {
    statistics.count(Measure.FILMS_GENERATED, 1, at);
    long bytes = variants.stream().mapToLong(GeneratedVariant::sizeBytes).sum();
    statistics.add(Measure.STORAGE_BYTES, BigDecimal.valueOf(bytes), at);
  }
}
