package io.marquee.film.film;

import io.marquee.film.screenplay.Flaw;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.ScreenplayReader;
import io.marquee.film.screenplay.ScreenplayReader.Accepted;
import io.marquee.film.screenplay.ScreenplayReader.Refused;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks a screenplay and makes it the film's, with the appearances that follow from it. */
@Component
class WriteScreenplay {

  private static final String PROPERTY = "/screenplay";

  private final ScreenplayReader reader;
  private final WorkspaceReferences references;
  private final Screenplays screenplays;
  private final Appearances appearances;

  WriteScreenplay(
      ScreenplayReader reader,
      WorkspaceReferences references,
      Screenplays screenplays,
      Appearances appearances) {
    this.reader = reader;
    this.references = references;
    this.screenplays = screenplays;
    this.appearances = appearances;
  }

  /**
   * @throws InvalidRequest with a pointer to each flaw
   */
  Screenplay check(JsonNode content) {
    return switch (reader.read(content, references)) {
      case Accepted(Screenplay screenplay) -> screenplay;
      case Refused(List<Flaw> flaws) ->
          throw new InvalidRequest(flaws.stream().map(WriteScreenplay::error).toList());
    };
  }

  /** The film was saved before and will be saved again. */
  void run(Film film, Screenplay screenplay, JsonNode content, UUID by, Instant now) {
    film.rewrite(screenplay, now);
    screenplays.add(film, content, by, now);
    appearances.derive(film.id(), screenplay);
  }

  private static FieldError error(Flaw flaw) {
    return new FieldError(PROPERTY + flaw.pointer(), flaw.code(), flaw.detail());
  }
}
