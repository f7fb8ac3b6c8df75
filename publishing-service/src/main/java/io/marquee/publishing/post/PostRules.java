package io.marquee.publishing.post;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.publishing.film.FilmNotReady;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.socialaccount.PlatformGateway.Draft;
import io.marquee.publishing.socialaccount.Platforms;
import io.marquee.publishing.socialaccount.SocialAccount;
import io.marquee.publishing.socialaccount.SocialAccounts;
import io.marquee.web.CurrentCaller;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import io.marquee.web.NotFound;
import io.marquee.web.NotYetKnown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a post must fulfil: to be stored, to have a time, to be published. */
@Component
class PostRules {

  private static final Duration FARTHEST = Duration.ofDays(5 * 365);

  private final KnownFilms films;
  private final SocialAccounts accounts;
  private final Platforms platforms;
  private final ApprovalPolicy approvals;
  private final Clock clock;

  PostRules(
      KnownFilms films,
      SocialAccounts accounts,
      Platforms platforms,
      ApprovalPolicy approvals,
      Clock clock) {
    this.films = films;
    this.accounts = accounts;
    this.platforms = platforms;
    this.approvals = approvals;
    this.clock = clock;
  }

  /** The film is known, ready and within reach, and the variant is one of it. */
  void requireFilm(Post.Content content) {
    UUID filmId = content.filmId();
    UUID variantId = content.variantId();
    if (filmId == null) {
      requireReached(null);
      if (variantId == null) return;
      throw new InvalidRequest("/variant_id", "film_missing", "A variant needs its film_id.");
    }
    KnownFilm film =
        films.find(filmId).orElseThrow(() -> NotFound.orNotYetKnown("film", filmId, clock));
    requireReached(film.projectId());
    if (!film.isReady()) throw new FilmNotReady(filmId);
    if (film.variant(variantId).isEmpty()) {
      if (variantId != null && NotYetKnown.isYoung(variantId, clock)) {
        throw new NotYetKnown("variant", variantId);
      }
      throw new InvalidRequest(
          "/variant_id", "variant_not_found", "The film has no variant " + variantId + ".");
    }
  }

  /** A key limited to projects works with their films only. */
  private static void requireReached(@Nullable UUID project) {
    CurrentCaller.find().ifPresent(caller -> caller.requireProject(project));
  }

  /** A publication for each account, in the order given. */
  List<Publication.Target> targets(List<UUID> accountIds) {
    CurrentCaller.find().ifPresent(caller -> accountIds.forEach(caller::requireSocialAccount));
    var errors = new ArrayList<FieldError>();
    var targets = new ArrayList<Publication.Target>();
    for (UUID accountId : new LinkedHashSet<>(accountIds)) {
      Optional<SocialAccount> account = accounts.find(accountId);
      if (account.isPresent()) {
        targets.add(target(account.get()));
      } else {
        errors.add(
            new FieldError(
                "/social_account_ids/" + accountIds.indexOf(accountId),
                "social_account_not_found",
                "There is no social account " + accountId + "."));
      }
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return targets;
  }

  private static Publication.Target target(SocialAccount account) {
    return new Publication.Target(
        new Publication.Id(UuidCreator.getTimeOrderedEpoch()),
        new SocialAccount.Id(account.id()),
        account.platform());
  }

  /** Whether the workspace lets it appear only when it is approved, and it is not. */
  boolean needsApproval(Post post) {
    return !post.isApproved() && approvals.isRequired();
  }

  /** It is approved, where that is needed. What may have appeared already is looked for without. */
  void requireApproved(Post post) {
    switch (post.status()) {
      case DRAFT, IN_REVIEW, CHANGES_REQUESTED, SCHEDULED, FAILED -> {
        if (needsApproval(post)) throw new ApprovalRequired(post.status());
      }
      case APPROVED, PUBLISHING, PUBLISHED, UNKNOWN, CANCELLED -> {}
    }
  }

  /** A time lies ahead, but not out of sight. */
  void requireFuture(Instant at, String pointer) {
    Instant now = clock.instant();
    if (!at.isAfter(now)) {
      throw new InvalidRequest(
          pointer, "in_the_past", "The time has passed; publish the post to send it now.");
    }
    if (at.isAfter(now.plus(FARTHEST))) {
      throw new InvalidRequest(pointer, "too_far", "The time is more than five years ahead.");
    }
  }

  /** What the platforms would refuse. */
  List<FieldError> flaws(Post post) {
    Post.Content content = post.content();
    var draft = new Draft(content.title(), content.description(), content.filmId() != null);
    return Stream.concat(
            post.publications().stream()
                .filter(each -> each.status() != Status.PUBLISHED)
                .flatMap(each -> accounts.find(each.socialAccountId().value()).stream())
                .filter(account -> !account.isActive())
                .map(PostRules::disconnected),
            post.publications().stream()
                .map(Publication::platform)
                .distinct()
                .flatMap(platform -> platforms.get(platform).flaws(draft).stream()))
        .toList();
  }

  private static FieldError disconnected(SocialAccount account) {
    return new FieldError(
        "/social_account_ids",
        "social_account_disconnected",
        "Connect the social account %s again: POST social-accounts.".formatted(account.id()));
  }

  void requireFlawless(Post post) {
    List<FieldError> flaws = flaws(post);
    if (!flaws.isEmpty()) throw new InvalidRequest(flaws);
  }
}
