package io.marquee.publishing.approval;

import io.marquee.publishing.post.PostReviews;
import io.marquee.publishing.post.PostReviews.Reviewed;
import io.marquee.publishing.post.Status;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says yes or no to a post at the stage that waits. Holding the post's row, it looks whether that
 * is still the stage and the content that was decided on: of two decisions at once, one counts.
 */
@Service
public class DecideApproval {

  private final PostReviews posts;
  private final ApprovalFlows flows;
  private final Approvals approvals;
  private final Clock clock;
  private final Audit audit;

  DecideApproval(
      PostReviews posts, ApprovalFlows flows, Approvals approvals, Clock clock, Audit audit) {
    this.posts = posts;
    this.flows = flows;
    this.approvals = approvals;
    this.clock = clock;
    this.audit = audit;
  }

  /** Yes or no. */
  public enum Verdict {
    APPROVE,
    REJECT
  }

  /** Through which door: in the portal clients' stages are all that there is. */
  public enum Door {
    HOUSE,
    PORTAL
  }

  /**
   * What to decide.
   *
   * @param post which post
   * @param verdict yes or no
   * @param contentHash what was looked at
   * @param stageId the stage that was looked at, null for whichever waits
   * @param comment why, null where none is needed
   */
  public record Command(
      UUID post,
      Verdict verdict,
      String contentHash,
      @Nullable UUID stageId,
      @Nullable String comment) {}

  /**
   * Decides.
   *
   * @param command what
   * @param caller who
   * @param door from where
   */
  // What was found to be void stays so, although the decision is refused.
  @Transactional(noRollbackFor = ContentChanged.class)
  public void run(Command command, Caller caller, Door door) {
    Optional<Integer> seen = approvals.placeOf(command.post());
    Reviewed post = posts.hold(command.post());
    Approval approval = waiting(post, command, door);
    Step step = approval.step();
    if (door == Door.PORTAL && step.audience() != Audience.CLIENT) {
      throw new NotWaiting(command.post());
    }
    if (!seen.equals(Optional.of(approval.place()))) throw new StageChanged();
    if (command.stageId() != null && !command.stageId().equals(step.stageId())) {
      throw new StageChanged();
    }
    boolean onBehalf = isOnBehalf(step, caller, door);
    if (!post.contentHash().equals(approval.contentHash())) {
      posts.filmChanged(command.post());
      throw new ContentChanged();
    }
    if (!command.contentHash().equals(approval.contentHash())) throw new ContentChanged();
    var decision = new Decision(caller.userId(), command.comment(), onBehalf);
    var before = approval.audited();
    if (command.verdict() == Verdict.APPROVE) {
      if (caller.userId().equals(approval.submittedBy()) && flows.isRequired()) {
        throw new OwnSubmission();
      }
      approval.approve(decision, clock.instant());
      if (approval.status() == ApprovalStatus.APPROVED) posts.approve(command.post());
    } else {
      approval.reject(decision, clock.instant());
      posts.requestChanges(command.post());
    }
    approvals.save(approval);
    audit.changed(
        command.verdict() == Verdict.APPROVE ? "approved" : "rejected", before, approval.audited());
  }

  private Approval waiting(Reviewed post, Command command, Door door) {
    UUID id = post.approvalId();
    Approval approval = id == null ? null : approvals.findById(id).orElse(null);
    boolean waits =
        post.status() == Status.IN_REVIEW
            && approval != null
            && approval.status() == ApprovalStatus.PENDING;
    if (waits) return Objects.requireNonNull(approval);
    if (door == Door.PORTAL) throw new NotWaiting(command.post());
    throw new NotInReview(command.post(), post.status());
  }

  /** Who may change everybody's content is of the house, whichever door they take. */
  private static boolean isOnBehalf(Step step, Caller caller, Door door) {
    if (step.audience() == Audience.INTERNAL) return false;
    if (door == Door.HOUSE) caller.require(Caller.CONTENT_OF_OTHERS);
    return caller.may(Caller.CONTENT_OF_OTHERS);
  }
}
