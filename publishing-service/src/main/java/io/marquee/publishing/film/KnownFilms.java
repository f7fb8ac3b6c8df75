package io.marquee.publishing.film;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's films. */
@Repository
@Transactional
public class KnownFilms {

  private final JdbcClient jdbc;

  KnownFilms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes in a film that was planned. It may come after the news that the film is ready.
   *
   * @param id the film
   * @param projectId its project
   * @param title its title
   * @param sequence the number of the event that tells it
   */
  public void putPlanned(UUID id, @Nullable UUID projectId, String title, long sequence) {
    jdbc.sql(
            """
            insert into films (id, project_id, title, sequence) values (:id, :project, :title, :sequence)
            on conflict (workspace_id, id) do nothing
            """)
        .param("id", id)
        .param("project", projectId)
        .param("title", title)
        .param("sequence", sequence)
        .update();
  }

  /**
   * Takes in a run that succeeded. The newest run by sequence is the film's; files of older ones
   * are kept.
   *
   * @param film the film with this run's variants
   * @param sequence the number of the event that tells it
   */
  public void putReady(KnownFilm film, long sequence) {
    jdbc.sql(
            """
            insert into films as f (id, project_id, title, generation_id, sequence)
            values (:id, :project, :title, :generation, :sequence)
            on conflict (workspace_id, id) do update
            set project_id = excluded.project_id, title = excluded.title,
                generation_id = excluded.generation_id, sequence = excluded.sequence
            where f.sequence < excluded.sequence
            """)
        .param("id", film.id())
        .param("project", film.projectId())
        .param("title", film.title())
        .param("generation", film.generationId())
        .param("sequence", sequence)
        .update();
    film.variants().forEach(this::put);
  }

  private void put(Variant variant) {
    jdbc.sql(
            """
            insert into film_variants (id, film_id, generation_id, aspect, object_key, poster_key, content_type,
                                       size_bytes, width, height, duration_millis, sha256)
            values (:id, :filmId, :generationId, :aspect, :objectKey, :posterKey, :contentType,
                    :sizeBytes, :width, :height, :durationMillis, :sha256)
            on conflict (workspace_id, id) do update
            set generation_id = excluded.generation_id, object_key = excluded.object_key,
                poster_key = excluded.poster_key, content_type = excluded.content_type,
                size_bytes = excluded.size_bytes, width = excluded.width, height = excluded.height,
                duration_millis = excluded.duration_millis, sha256 = excluded.sha256
            """)
        .paramSource(variant)
        .update();
  }

  /**
   * Up to which of its events a film is known.
   *
   * @param id the film
   * @return the number of the event that was heard last, 0 when nothing was
   */
  @Transactional(readOnly = true)
  public long sequenceOf(UUID id) {
    return jdbc.sql("select sequence from films where id = ?")
        .param(id)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * Some films with their files.
   *
   * @param ids the films
   * @return those that are known, by id
   */
  @Transactional(readOnly = true)
  public Map<UUID, KnownFilm> find(Set<UUID> ids) {
    if (ids.isEmpty()) return Map.of();
    Map<UUID, List<Variant>> variants =
        jdbc
            .sql("select * from film_variants where film_id in (:ids) order by id")
            .param("ids", ids)
            .query(Variant.class)
            .list()
            .stream()
            .collect(Collectors.groupingBy(Variant::filmId));
    return jdbc
        .sql("select * from films where id in (:ids)")
        .param("ids", ids)
        .query((row, number) -> film(row, variants))
        .list()
        .stream()
        .collect(Collectors.toMap(KnownFilm::id, Function.identity()));
  }

  /**
   * A film with its files.
   *
   * @param id the film
   * @return the film, or empty when nothing was heard of it
   */
  @Transactional(readOnly = true)
  public Optional<KnownFilm> find(UUID id) {
    return Optional.ofNullable(find(Set.of(id)).get(id));
  }

  private static KnownFilm film(ResultSet row, Map<UUID, List<Variant>> variants)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new KnownFilm(
        id,
        row.getObject("project_id", UUID.class),
        row.getString("title"),
        row.getObject("generation_id", UUID.class),
        variants.getOrDefault(id, List.of()));
  }
}
