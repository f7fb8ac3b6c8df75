package io.marquee.film.generation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of finished films. */
@Component
public class Variants {

  private static final String SELECT =
      """
      select id, film_id, generation_id, aspect, object_key, content_type, size_bytes, width, height,
             duration_millis / 1000.0 as duration_seconds, sha256, created_at
        from variants
      """;

  private final JdbcClient jdbc;

  Variants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record Stored(
      UUID id,
      UUID filmId,
      UUID generationId,
      String aspect,
      String objectKey,
      String contentType,
      long sizeBytes,
      int width,
      int height,
      double durationSeconds,
      String sha256,
      Instant createdAt) {}

  @Transactional
  void add(UUID filmId, UUID generationId, Variant variant, Instant now) {
    jdbc.sql(
            """
            insert into variants (id, film_id, generation_id, aspect, object_key, content_type,
                                  size_bytes, width, height, duration_millis, sha256, created_at)
            values (:id, :film, :generation, :aspect, :key, :type, :size, :width, :height, :duration,
                    :sha256, :now)
            """)
        .param("id", variant.id())
        .param("film", filmId)
        .param("generation", generationId)
        .param("aspect", variant.aspect().ratio())
        .param("key", variant.objectKey())
        .param("type", variant.contentType())
        .param("size", variant.sizeBytes())
        .param("width", variant.width())
        .param("height", variant.height())
        .param("duration", variant.duration().toMillis())
        .param("sha256", variant.sha256())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Transactional(readOnly = true)
  public List<Stored> list(UUID generationId) {
    return jdbc.sql(SELECT + " where generation_id = :generation order by id")
        .param("generation", generationId)
        .query(Stored.class)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Stored> find(UUID filmId, UUID id) {
    return jdbc.sql(SELECT + " where film_id = :film and id = :id")
        .param("film", filmId)
        .param("id", id)
        .query(Stored.class)
        .optional();
  }
}
