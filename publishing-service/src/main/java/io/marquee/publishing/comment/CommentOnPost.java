package io.marquee.publishing.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.publishing.approval.Audience;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.web.InvalidRequest;
import io.marquee.web.NotFound;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says something about a post. Who may is asked by those who call. */
@Service
public class CommentOnPost {

  private final PostComments comments;
  private final KnownFilms films;
  private final Clock clock;
  private final Audit audit;

  CommentOnPost(PostComments comments, KnownFilms films, Clock clock, Audit audit) {
    this.comments = comments;
    this.films = films;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What to say.
   *
   * @param post about which post
   * @param filmId the film that is seen with it
   * @param variantId its file, null for the default
   * @param text what
   * @param atSeconds at which second of the film, null for the post as a whole
   * @param audience for whom
   * @param byClient whether a client says it
   * @param by who
   */
  public record Command(
      UUID post,
      @Nullable UUID filmId,
      @Nullable UUID variantId,
      String text,
      @Nullable BigDecimal atSeconds,
      Audience audience,
      boolean byClient,
      UUID by) {}

  /**
   * Says it.
   *
   * @param command what
   * @return the comment
   * @throws NotFound when the post is being deleted
   */
  @Transactional
  public PostComment run(Command command) {
    BigDecimal at = command.atSeconds();
    if (at != null) requireWithin(at, command);
    var comment =
        new PostComment(
            UuidCreator.getTimeOrderedEpoch(),
            command.text(),
            at,
            command.audience(),
            command.byClient(),
            command.by(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (!comments.add(command.post(), comment)) throw new NotFound("post", command.post());
    // What was said stays where it was said; that it was said is known.
    audit.created(
        AuditFacts.of("comment", comment.id())
            .with("post_id", command.post())
            .with("audience", command.audience())
            .with("at_seconds", at));
    return comment;
  }

  private void requireWithin(BigDecimal at, Command command) {
    Variant seen =
        Optional.ofNullable(command.filmId())
            .flatMap(films::find)
            .flatMap((KnownFilm film) -> film.variant(command.variantId()))
            .orElseThrow(
                () ->
                    new InvalidRequest(
                        "/at_seconds", "film_missing", "The post shows no film to point into."));
    if (at.movePointRight(3).compareTo(BigDecimal.valueOf(seen.durationMillis())) > 0) {
      throw new InvalidRequest(
          "/at_seconds",
          "beyond_the_film",
          "The film is " + BigDecimal.valueOf(seen.durationMillis(), 3) + " seconds long.");
    }
  }
}
