package io.marquee.film.generation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Screenplay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a run has to render, and how far it is. */
@Component
public class Takes {

  private final JdbcClient jdbc;

  Takes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void plan(UUID generationId, Screenplay screenplay, List<Aspect> aspects) {
    for (var position = 0; position < screenplay.shots().size(); position++) {
      var shot = screenplay.shots().get(position);
      for (var aspect : aspects) {
        jdbc.sql(
                """
                insert into takes (id, generation_id, position, shot_key, aspect, credits, paid, percent)
                values (:id, :generation, :position, :key, :aspect, :credits, false, 0)
                """)
            .param("id", UuidCreator.getTimeOrderedEpoch())
            .param("generation", generationId)
            .param("position", position)
            .param("key", shot.key())
            .param("aspect", aspect.ratio())
            .param("credits", shot.credits())
            .update();
      }
    }
  }

  /**
   * Takes over what an ended run of the same screenplay has finished.
   *
   * @param paid whether it paid for what it finished
   */
  @Transactional
  void takeOver(UUID from, UUID to, boolean paid) {
    jdbc.sql(
            """
            update takes taken
               set percent = case when old.object_key is null then 0 else 100 end,
                   address = old.address,
                   object_key = old.object_key,
                   paid = old.paid or (:paid and exists (
                            select 1 from takes any_aspect
                             where any_aspect.generation_id = old.generation_id
                               and any_aspect.position = old.position
                               and any_aspect.object_key is not null))
              from takes old
             where taken.generation_id = :to and old.generation_id = :from
               and taken.position = old.position and taken.aspect = old.aspect
            """)
        .param("from", from)
        .param("to", to)
        .param("paid", paid)
        .update();
  }

  @Transactional(readOnly = true)
  public List<Take> list(UUID generationId) {
    return jdbc.sql(
            """
            select id, position, shot_key, aspect, credits, paid, percent, address, object_key
              from takes where generation_id = :generation order by position, id
            """)
        .param("generation", generationId)
        .query(Takes::take)
        .list();
  }

  /** What the run costs when all of it is rendered: each shot once, however many variants. */
  @Transactional(readOnly = true)
  long priceOfAll(UUID generationId) {
    return price(generationId, "true");
  }

  /** What the run has cost so far: the shots that are finished in at least one aspect ratio. */
  @Transactional(readOnly = true)
  long priceOfFinished(UUID generationId) {
    return price(generationId, "object_key is not null");
  }

  private long price(UUID generationId, String condition) {
    return jdbc.sql(
            """
            select coalesce(sum(credits), 0) from
              (select distinct position, credits from takes
                where generation_id = :generation and not paid and %s) shots
            """
                .formatted(condition))
        .param("generation", generationId)
        .query(Long.class)
        .single();
  }

  @Transactional
  public void progress(UUID takeId, int percent) {
    jdbc.sql("update takes set percent = :percent where id = :id and object_key is null")
        .param("percent", percent)
        .param("id", takeId)
        .update();
  }

  @Transactional
  public void finish(UUID takeId, String address, String objectKey) {
    jdbc.sql(
            """
            update takes set percent = 100, address = :address, object_key = :key where id = :id
            """)
        .param("address", address)
        .param("key", objectKey)
        .param("id", takeId)
        .update();
  }

  /** Forgets a take that turned out not to be where it should be. */
  @Transactional
  public void reopen(UUID takeId) {
    jdbc.sql("update takes set percent = 0, address = null, object_key = null where id = :id")
        .param("id", takeId)
        .update();
  }

  private static Take take(ResultSet row, int number) throws SQLException {
    return new Take(
        row.getObject("id", UUID.class),
        row.getInt("position"),
        row.getString("shot_key"),
        Aspect.of(row.getString("aspect")).orElseThrow(),
        row.getLong("credits"),
        row.getBoolean("paid"),
        row.getInt("percent"),
        row.getString("address"),
        row.getString("object_key"));
  }
}
