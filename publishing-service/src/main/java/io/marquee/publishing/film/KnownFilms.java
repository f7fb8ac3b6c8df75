package io.marquee.publishing.film;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
   * A film with its files.
   *
   * @param id the film
   * @return the film, or empty when nothing was heard of it
   */
  @Transactional(readOnly = true)
  public Optional<KnownFilm> find(UUID id) {
    List<Variant> variants =
        jdbc.sql("select * from film_variants where film_id = ? order by id")
            .param(id)
            .query(Variant.class)
            .list();
    return jdbc.sql("select * from films where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new KnownFilm(
                    id,
                    row.getObject("project_id", UUID.class),
                    row.getString("title"),
                    row.getObject("generation_id", UUID.class),
                    variants))
        .optional();
  }
}
