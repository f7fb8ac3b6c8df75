package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.SocialAccount;
import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a post that is not on its way yet. */
@Service
public class EditPost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;
  private final Audit audit;

  EditPost(Posts posts, PostRules rules, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What to change. Null leaves a part as it is; an empty Optional takes it away.
   *
   * @param post which
   * @param seen the version that the change is made to
   * @param title a new title
   * @param description a new text
   * @param filmId another film
   * @param variantId another file of it
   * @param assetIds other files
   * @param socialAccountIds other places
   * @param scheduledAt another time
   */
  public record Command(
      Post.Id post,
      IfMatch seen,
      @Nullable String title,
      @Nullable String description,
      @Nullable Optional<UUID> filmId,
      @Nullable Optional<UUID> variantId,
      @Nullable List<UUID> assetIds,
      @Nullable List<UUID> socialAccountIds,
      @Nullable Optional<Instant> scheduledAt) {

    /** The whole content after the change. Another film has other variants. */
    Post.Content on(Post.Content before) {
      boolean otherFilm = filmId != null && !filmId.equals(Optional.ofNullable(before.filmId()));
      return new Post.Content(
          title != null ? title : before.title(),
          description != null ? description : before.description(),
          filmId != null ? filmId.orElse(null) : before.filmId(),
          variantId != null ? variantId.orElse(null) : otherFilm ? null : before.variantId(),
          assetIds != null ? assetIds : before.assetIds());
    }
  }

  /**
   * Changes it.
   *
   * @param command what
   */
  @Transactional
  public void run(Command command) {
    Post post = posts.getLocked(command.post());
    command.seen().check(post.version());
    Instant now = clock.instant();
    Post.Content content = command.on(post.content());
    rules.requireFilm(content);
    List<UUID> accounts = command.socialAccountIds();
    var before = post.audited();
    boolean other =
        post.edit(content, rules.targets(accounts != null ? accounts : accountsOf(post)), now);
    if (other && rules.needsApproval(post)) post.waitForApproval(now);
    if (command.scheduledAt() != null) reschedule(post, command.scheduledAt().orElse(null), now);
    if (post.status() == Status.SCHEDULED) rules.requireFlawless(post);
    posts.save(post);
    audit.changed("updated", before, post.audited());
  }

  private void reschedule(Post post, @Nullable Instant at, Instant now) {
    if (at == null) {
      post.unschedule(now);
    } else if (!at.equals(post.scheduledAt())) {
      rules.requireApproved(post);
      rules.requireFuture(at, "/scheduled_at");
      post.schedule(at, now);
    }
  }

  private static List<UUID> accountsOf(Post post) {
    return post.publications().stream()
        .map(Publication::socialAccountId)
        .map(SocialAccount.Id::value)
        .toList();
  }
}
