package io.marquee.film.film;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.Shot;
import io.marquee.film.screenplay.Shot.Appearance;
import io.marquee.film.screenplay.Shot.Prominence;
import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which characters are in which shots; follows from the films' current screenplays. */
@Component
public class Appearances {

  /** SQL knows no empty list. */
  private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

  private final JdbcClient jdbc;

  Appearances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A shot with a character in it. */
  public record ShotOfCharacter(
      UUID filmId,
      String filmTitle,
      String shotKey,
      int position,
      Prominence prominence,
      double secondsOnScreen) {}

  @Transactional
  void derive(UUID filmId, Screenplay screenplay) {
    jdbc.sql("delete from appearances where film_id = :film").param("film", filmId).update();
    for (var position = 0; position < screenplay.shots().size(); position++) {
      var shot = screenplay.shots().get(position);
      for (var appearance : shot.characters()) add(filmId, position, shot, appearance);
    }
  }

  private void add(UUID filmId, int position, Shot shot, Appearance appearance) {
    jdbc.sql(
            """
            insert into appearances
              (id, film_id, character_id, shot_key, position, prominence, seconds)
            values (:id, :film, :character, :shot, :position, :prominence, :seconds)
            """)
        .param("id", UuidCreator.getTimeOrderedEpoch())
        .param("film", filmId)
        .param("character", appearance.characterId())
        .param("shot", shot.key())
        .param("position", position)
        .param("prominence", appearance.prominence().name())
        .param("seconds", shot.durationSeconds())
        .update();
  }

  @Transactional(readOnly = true)
  public List<ShotOfCharacter> list(UUID characterId) {
    // An API key learns nothing of films outside of its projects.
    Set<UUID> limits = CurrentCaller.find().map(Caller::projectIds).orElse(Set.of());
    return jdbc.sql(
            """
            select a.film_id, f.title as film_title, a.shot_key, a.position, a.prominence,
                   a.seconds as seconds_on_screen
              from appearances a join films f on f.workspace_id = a.workspace_id and f.id = a.film_id
             where a.character_id = :character
               and (:everywhere or f.project_id in (:projects))
             order by f.created_at desc, f.id, a.position
             limit 1000
            """)
        .param("everywhere", limits.isEmpty())
        .param("projects", limits.isEmpty() ? NONE : limits)
        .param("character", characterId)
        .query(ShotOfCharacter.class)
        .list();
  }
}
