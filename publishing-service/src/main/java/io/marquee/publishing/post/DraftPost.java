package io.marquee.publishing.post;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a post, and gives it a time if there is one already. */
@Service
public class DraftPost {

  private final Posts posts;
  private final PostRules rules;
  private final Clock clock;
  private final Audit audit;

  DraftPost(Posts posts, PostRules rules, Clock clock, Audit audit) {
    this.posts = posts;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What to write.
   *
   * @param title title
   * @param description text, may be empty
   * @param filmId the film in it
   * @param variantId the film's file, null for the default
   * @param assetIds other files
   * @param socialAccountIds where it shall appear
   * @param scheduledAt when, null for a draft
   * @param createdBy who writes
   */
  public record Command(
      String title,
      String description,
      @Nullable UUID filmId,
      @Nullable UUID variantId,
      List<UUID> assetIds,
      List<UUID> socialAccountIds,
      @Nullable Instant scheduledAt,
      UUID createdBy) {}

  /**
   * Writes it.
   *
   * @param command what
   * @return the new post
   */
  @Transactional
  public Post.Id run(Command command) {
    var content =
        new Post.Content(
            command.title(),
            command.description(),
            command.filmId(),
            command.variantId(),
            command.assetIds());
    rules.requireFilm(content);
    Post post =
        Post.draft(
            new Post.Id(UuidCreator.getTimeOrderedEpoch()),
            content,
            rules.targets(command.socialAccountIds()),
            command.createdBy(),
            clock.instant());
    Instant at = command.scheduledAt();
    if (at != null) {
      rules.requireApproved(post);
      rules.requireFuture(at, "/scheduled_at");
      rules.requireFlawless(post);
      post.schedule(at, clock.instant());
    }
    posts.save(post);
    audit.created(post.audited());
    return post.id();
  }
}
