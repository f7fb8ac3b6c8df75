package io.marquee.film.film;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.ScreenplayReader;
import io.marquee.web.NotFound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The versions of films' screenplays, as they were written. */
@Component
public class Screenplays {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ScreenplayReader reader;

  Screenplays(JdbcClient jdbc, JsonMapper json, ScreenplayReader reader) {
    this.jdbc = jdbc;
    this.json = json;
    this.reader = reader;
  }

  /** One version in a list. */
  public record ScreenplayVersion(
      int number, int shots, double durationSeconds, UUID createdBy, Instant createdAt) {}

  @Transactional
  void add(Film film, JsonNode content, UUID createdBy, Instant now) {
    jdbc.sql(
            """
            insert into screenplays
              (id, film_id, number, content, shots, duration_millis, created_by, created_at)
            values (:id, :film, :number, cast(:content as json), :shots, :duration, :by, :now)
            """)
        .param("id", UuidCreator.getTimeOrderedEpoch())
        .param("film", film.id())
        .param("number", film.screenplayVersion())
        .param("content", json.writeValueAsString(content))
        .param("shots", film.shots())
        .param("duration", film.duration().toMillis())
        .param("by", createdBy)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A version as it was written. */
  @Transactional(readOnly = true)
  public JsonNode content(UUID filmId, int number) {
    return jdbc.sql(
            "select content::text from screenplays where film_id = :film and number = :number")
        .param("film", filmId)
        .param("number", number)
        .query(String.class)
        .optional()
        .map(json::readTree)
        .orElseThrow(
            () -> new NotFound("screenplay", "The film has no screenplay version " + number + "."));
  }

  /** A version as the renderer needs it. */
  @Transactional(readOnly = true)
  public Screenplay get(UUID filmId, int number) {
    return reader.trusted(content(filmId, number));
  }

  /** All versions of a film, newest first. */
  @Transactional(readOnly = true)
  public List<ScreenplayVersion> list(UUID filmId) {
    return jdbc.sql(
            """
            select number, shots, duration_millis / 1000.0 as duration_seconds, created_by, created_at
              from screenplays where film_id = :film order by number desc
            """)
        .param("film", filmId)
        .query(ScreenplayVersion.class)
        .list();
  }
}
