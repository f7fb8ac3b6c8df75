package io.marquee.film.film.web;

import io.marquee.film.character.Characters;
import io.marquee.film.film.Appearances;
import io.marquee.film.film.Films;
import io.marquee.film.film.Screenplays;
import io.marquee.film.screenplay.Background;
import io.marquee.film.screenplay.Shot;
import io.marquee.film.screenplay.Timeline;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Requires;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What films show: shots, versions of the screenplay, who appears in it. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}")
class ScreenplayController {

  private final Films films;
  private final Screenplays screenplays;
  private final Characters characters;
  private final Appearances appearances;

  ScreenplayController(
      Films films, Screenplays screenplays, Characters characters, Appearances appearances) {
    this.films = films;
    this.screenplays = screenplays;
    this.characters = characters;
    this.appearances = appearances;
  }

  /**
   * @param startSeconds when it begins in the film, overlaps of crossfades considered
   */
  record ShotView(
      String key,
      int position,
      double startSeconds,
      BigDecimal durationSeconds,
      @Nullable String prompt,
      @Nullable String caption,
      Background background,
      Shot.Motion motion,
      Shot.Transition transition,
      List<Shot.Appearance> characters,
      Shot.@Nullable Narration narration,
      long credits) {
    static ShotView of(Shot shot, int position, Timeline timeline) {
      return new ShotView(
          shot.key(),
          position,
          timeline.seconds(timeline.spans().get(position).start()),
          shot.durationSeconds(),
          shot.prompt(),
          shot.caption(),
          shot.background(),
          shot.motion(),
          shot.transition(),
          shot.characters(),
          shot.narration(),
          shot.credits());
    }
  }

  @GetMapping("/films/{filmId}/shots")
  @Requires("films:read")
  Page<ShotView> shots(@PathVariable UUID filmId) {
    var film = films.get(filmId);
    if (film.screenplayVersion() == 0) return Page.whole(List.of());
    var screenplay = screenplays.get(filmId, film.screenplayVersion());
    var timeline = screenplay.timeline();
    return Page.whole(
        IntStream.range(0, screenplay.shots().size())
            .mapToObj(position -> ShotView.of(screenplay.shots().get(position), position, timeline))
            .toList());
  }

  @GetMapping("/films/{filmId}/screenplays")
  @Requires("films:read")
  Page<Screenplays.ScreenplayVersion> versions(@PathVariable UUID filmId) {
    films.get(filmId);
    return Page.whole(screenplays.list(filmId));
  }

  @GetMapping("/films/{filmId}/screenplays/{number}")
  @Requires("films:read")
  JsonNode version(@PathVariable UUID filmId, @PathVariable int number) {
    films.get(filmId);
    return screenplays.content(filmId, number);
  }

  @GetMapping("/characters/{characterId}/appearances")
  @Requires("characters:read")
  Page<Appearances.ShotOfCharacter> appearances(@PathVariable UUID characterId) {
    if (characters.findById(characterId).isEmpty()) throw new NotFound("character", characterId);
    return Page.whole(appearances.list(characterId));
  }
}
