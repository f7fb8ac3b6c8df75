package io.marquee.publishing.post;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import io.marquee.web.NotFound;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's posts. Who changes one holds its row, so that it happens once. */
@Transactional
interface Posts extends Repository<Post, Post.Id> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select post from Post post where post.id = :id")
  Optional<Post> lock(Post.Id id);

  /** The project that the post's film belongs to. */
  @Query(
      nativeQuery = true,
      value =
          """
          select film.project_id from posts post
          join films film on film.workspace_id = post.workspace_id and film.id = post.film_id
          where post.id = :id and film.project_id is not null
          """)
  Optional<UUID> projectOf(UUID id);

  /**
   * A post that somebody wants to change: it exists, or 404; it is their own, or they may change
   * those of others; and a key reaches its film's project and all of its social accounts.
   */
  default Post getLocked(Post.Id id) {
    Post post = getLockedInReach(id);
    CurrentCaller.find().ifPresent(caller -> caller.requireOwn(post.createdBy()));
    return post;
  }

  /** A post that somebody decides about, whoever wrote it: it exists, and a key reaches it. */
  default Post getLockedInReach(Post.Id id) {
    Post post = lock(id).orElseThrow(() -> new NotFound("post", id.value()));
    CurrentCaller.find().ifPresent(caller -> check(caller, post));
    return post;
  }

  /** The posts whose approval is of a film's file that was made before an event of the film. */
  @Query(
      nativeQuery = true,
      value =
          """
          select post.id from posts post
          join approvals approval
            on approval.workspace_id = post.workspace_id and approval.id = post.approval_id
          where post.film_id = :film and post.variant_id is null
            and post.review in ('in_review', 'approved')
            and post.status in ('in_review', 'approved', 'scheduled')
            and approval.film_sequence < :sequence
          order by post.id
          """)
  List<UUID> approvedBefore(UUID film, long sequence);

  /** The posts that have a time and no approval, held. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select post from Post post
      where post.status = SCHEDULED and (post.review is null or post.review <> APPROVED)
      order by post.id.value
      """)
  List<Post> lockScheduledWithoutApproval();

  /** The posts with a film, held: nobody submits one meanwhile. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select post from Post post where post.filmId = :film order by post.id.value")
  List<Post> lockOfFilm(UUID film);

  private void check(Caller caller, Post post) {
    if (caller.isLimitedToProjects()) {
      caller.requireProject(projectOf(post.id().value()).orElse(null));
    }
    for (Publication publication : post.publications()) {
      caller.requireSocialAccount(publication.socialAccountId().value());
    }
  }

  Post save(Post post);

  void delete(Post post);
}
