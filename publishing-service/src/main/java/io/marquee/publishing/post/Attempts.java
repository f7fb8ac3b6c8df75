package io.marquee.publishing.post;

import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import io.marquee.publishing.post.PublishPublication.Piece;
import io.marquee.publishing.socialaccount.PlatformGateway.Appearance;
import io.marquee.publishing.socialaccount.PlatformGateway.Failure;
import io.marquee.publishing.socialaccount.PlatformGateway.Media;
import io.marquee.publishing.socialaccount.PlatformGateway.Submission;
import io.marquee.publishing.workspace.KnownWorkspace;
import io.marquee.publishing.workspace.KnownWorkspaces;
import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transactions around an attempt. Each holds the post's row and does nothing twice. */
@Service
@Transactional
class Attempts {

  private final Posts posts;
  private final PostRules rules;
  private final KnownFilms films;
  private final KnownWorkspaces workspaces;
  private final Clock clock;
  private final Audit audit;

  Attempts(
      Posts posts,
      PostRules rules,
      KnownFilms films,
      KnownWorkspaces workspaces,
      Clock clock,
      Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.films = films;
    this.workspaces = workspaces;
    this.clock = clock;
    this.audit = audit;
  }

  /** Notes that an attempt begins; empty when there is nothing to do (any more, or now). */
  Optional<Attempt> begin(Piece piece) {
    if (!workspaces.find(CurrentWorkspace.id()).map(KnownWorkspace::isOpen).orElse(true)) {
      // The sweep takes it up again if the workspace is restored.
      return Optional.empty();
    }
    return posts
        .lock(piece.post())
        .flatMap(
            post ->
                post.due(piece.publication(), piece.round(), clock.instant())
                    .flatMap(publication -> begin(post, publication, piece.round())));
  }

  private Optional<Attempt> begin(Post post, Publication publication, int round) {
    Instant now = clock.instant();
    if (post.status() == Status.SCHEDULED && rules.needsApproval(post)) {
      // It was given its time just while approvals became required.
      var before = post.audited();
      post.waitForApproval(now);
      posts.save(post);
      audit.changed(Post.WAITS_FOR_APPROVAL, before, post.audited());
      return Optional.empty();
    }
    Post.Content content = post.content();
    Media media = null;
    if (content.filmId() != null) {
      Optional<Variant> variant =
          films.find(content.filmId()).flatMap(film -> film.variant(post.fileToShow()));
      if (variant.isEmpty()) {
        var before = post.audited();
        post.fail(publication.id(), round, PublicationFailures.FILM_GONE, now);
        posts.save(post);
        audit.changed("failed", before, post.audited());
        return Optional.empty();
      }
      media = media(variant.get());
    }
    boolean again = post.begin(publication, media, now);
    posts.save(post);
    var submission =
        new Submission(
            publication.id().value(),
            CurrentWorkspace.id(),
            content.title(),
            content.description(),
            media);
    return Optional.of(new Attempt(publication.platform(), submission, again));
  }

  private static Media media(Variant variant) {
    return new Media(
        variant.id(),
        variant.objectKey(),
        variant.posterKey(),
        variant.contentType(),
        variant.sizeBytes(),
        variant.durationMillis());
  }

  void succeeded(Piece piece, Appearance appearance) {
    change(
        "published",
        piece,
        (post, now) -> post.appear(piece.publication(), piece.round(), appearance, now));
  }

  void failed(Piece piece, Failure failure) {
    change(
        "failed",
        piece,
        (post, now) -> post.fail(piece.publication(), piece.round(), failure, now));
  }

  void lostSight(Piece piece) {
    change(
        "lost_sight_of",
        piece,
        (post, now) ->
            post.loseSight(
                piece.publication(), piece.round(), PublicationFailures.OUTCOME_UNKNOWN, now));
  }

  /** No further attempt is made by itself. What may have appeared is not called failed. */
  void givenUp(Piece piece) {
    change(
        "given_up",
        piece,
        (post, now) ->
            post.giveUp(
                piece.publication(), piece.round(), PublicationFailures.PLATFORM_UNAVAILABLE, now));
  }

  private void change(String verb, Piece piece, BiConsumer<Post, Instant> how) {
    posts
        .lock(piece.post())
        .ifPresent(
            post -> {
              var before = post.audited();
              how.accept(post, clock.instant());
              posts.save(post);
              audit.changed(verb, before, post.audited());
            });
  }
}
