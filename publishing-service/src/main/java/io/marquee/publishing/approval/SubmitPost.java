package io.marquee.publishing.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.publishing.post.PostReviews;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a post to those who approve it. */
@Service
public class SubmitPost {

  private final PostReviews posts;
  private final ApprovalFlows flows;
  private final Approvals approvals;
  private final Clock clock;
  private final Audit audit;

  SubmitPost(
      PostReviews posts, ApprovalFlows flows, Approvals approvals, Clock clock, Audit audit) {
    this.posts = posts;
    this.flows = flows;
    this.approvals = approvals;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Submits it.
   *
   * @param post which
   * @param terms how the first decision is wanted
   * @param comment what to say to those who decide, null for nothing
   * @param by who submits
   */
  @Transactional
  public void run(UUID post, Terms terms, @Nullable String comment, UUID by) {
    DueTimes.require(terms.dueAt(), clock.instant());
    UUID id = UuidCreator.getTimeOrderedEpoch();
    var submitted = posts.submit(post, id);
    Approval approval =
        Approval.submit(id, submitted, flows.get().stages(), terms, by, comment, clock.instant());
    approvals.save(approval);
    audit.created(approval.audited());
  }
}
