package io.marquee.publishing.post;

import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import io.marquee.publishing.socialaccount.SocialAccount;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an approval does to its post. Whoever calls holds the post's row from then on, so that
 * decisions, edits and publications of one post follow each other.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PostReviews {

  private final Posts posts;
  private final PostRules rules;
  private final KnownFilms films;
  private final Clock clock;
  private final Audit audit;

  PostReviews(Posts posts, PostRules rules, KnownFilms films, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.films = films;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A post as it was submitted.
   *
   * @param postId the post
   * @param title title
   * @param description text, may be empty
   * @param filmId the film in it
   * @param fileId the film's file that will appear
   * @param filmSequence up to which of its events the film was known
   * @param platforms where it will appear
   * @param contentHash what all of that is
   */
  public record Submitted(
      UUID postId,
      String title,
      String description,
      @Nullable UUID filmId,
      @Nullable UUID fileId,
      long filmSequence,
      List<String> platforms,
      String contentHash) {}

  /**
   * A post as it is.
   *
   * @param status its status
   * @param approvalId its newest approval, null if it was never submitted
   * @param contentHash what it is now
   */
  public record Reviewed(Status status, @Nullable UUID approvalId, String contentHash) {}

  /**
   * Submits a post: 404, 403 {@code not_your_own} or {@code outside_key}, 409 if it cannot be
   * submitted now, 422 if the platforms would refuse it anyway.
   *
   * @param id the post
   * @param approval its new approval
   * @return what is to be decided on
   */
  public Submitted submit(UUID id, UUID approval) {
    Post post = posts.getLocked(new Post.Id(id));
    Post.Content content = post.content();
    UUID filmId = content.filmId();
    // Asked before the film itself: an event in between is then newer than what is submitted.
    long sequence = filmId == null ? 0 : films.sequenceOf(filmId);
    rules.requireFilm(content);
    var before = post.audited();
    Variant file = file(content);
    post.submit(approval, file == null ? null : file.id(), clock.instant());
    rules.requireFlawless(post);
    saved(post, before, "submitted");
    return new Submitted(
        id,
        content.title(),
        content.description(),
        filmId,
        file == null ? null : file.id(),
        sequence,
        post.publications().stream().map(Publication::platform).distinct().toList(),
        hash(post, file));
  }

  /**
   * Holds a post that somebody decides about: 404, or 403 for a key that does not reach it.
   *
   * @param id the post
   * @return the post as it is now
   */
  public Reviewed hold(UUID id) {
    Post post = posts.getLockedInReach(new Post.Id(id));
    return reviewed(post);
  }

  /**
   * Holds a post that somebody changes something of: 404, or 403 if they may not.
   *
   * @param id the post
   * @return the post as it is now
   */
  public Reviewed holdOwn(UUID id) {
    Post post = posts.getLocked(new Post.Id(id));
    return reviewed(post);
  }

  /**
   * All stages said yes.
   *
   * @param id the post
   */
  public void approve(UUID id) {
    change(id, "approved", post -> post.approve(clock.instant()));
  }

  /**
   * Somebody wants it changed.
   *
   * @param id the post
   */
  public void requestChanges(UUID id) {
    change(id, "changes_requested", post -> post.requestChanges(clock.instant()));
  }

  /**
   * It turned out not to be what was submitted.
   *
   * @param id the post
   */
  public void filmChanged(UUID id) {
    change(
        id,
        "approval_voided",
        post -> post.voidReview(Post.VoidReason.FILM_CHANGED, clock.instant()));
  }

  /**
   * A film was rendered again: what was submitted, approved or scheduled with it is not what would
   * appear. Posts that name a file of the film keep it, and their approval.
   *
   * @param film the film
   * @param sequence the number of the event that tells it
   */
  public void filmRendered(UUID film, long sequence) {
    var held = posts.lockOfFilm(film);
    var stale = new HashSet<>(posts.approvedBefore(film, sequence));
    held.stream().map(post -> post.id().value()).filter(stale::contains).forEach(this::filmChanged);
  }

  /** Nothing appears without an approval from now on: what has a time and none loses the time. */
  public void requireApprovals() {
    for (Post post : posts.lockScheduledWithoutApproval()) {
      change(
          post.id().value(),
          Post.WAITS_FOR_APPROVAL,
          each -> each.waitForApproval(clock.instant()));
    }
  }

  private void change(UUID id, String verb, Consumer<Post> how) {
    posts
        .lock(new Post.Id(id))
        .ifPresent(
            post -> {
              var before = post.audited();
              how.accept(post);
              saved(post, before, verb);
            });
  }

  private void saved(Post post, AuditFacts before, String verb) {
    posts.save(post);
    audit.changed(verb, before, post.audited());
  }

  private Reviewed reviewed(Post post) {
    return new Reviewed(post.status(), post.approvalId(), hash(post, file(post.content())));
  }

  private @Nullable Variant file(Post.Content content) {
    return Optional.ofNullable(content.filmId())
        .flatMap(films::find)
        .flatMap((KnownFilm film) -> film.variant(content.variantId()))
        .orElse(null);
  }

  private static String hash(Post post, @Nullable Variant file) {
    return ContentHash.of(
        post.content(),
        file,
        post.publications().stream()
            .map(Publication::socialAccountId)
            .map(SocialAccount.Id::value)
            .toList());
  }
}
