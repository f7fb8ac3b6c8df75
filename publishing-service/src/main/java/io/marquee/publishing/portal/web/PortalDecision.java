package io.marquee.publishing.portal.web;

import io.marquee.publishing.approval.DecideApproval;
import io.marquee.publishing.approval.DecideApproval.Verdict;
import io.marquee.publishing.post.Texts;
import io.marquee.web.InvalidRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client's yes or no to what they looked at. */
record PortalDecision(
    @NotNull
        @Pattern(
            regexp = "[0-9a-f]{64}",
            message = "must be the content_hash of what was looked at")
        String contentHash,
    @Nullable UUID stageId,
    @Size(max = 2000) @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
        @Nullable String comment) {

  DecideApproval.Command toCommand(UUID post, Verdict verdict) {
    String said = comment == null || comment.isBlank() ? null : comment.strip();
    if (said == null && verdict == Verdict.REJECT) {
      throw new InvalidRequest("/comment", "comment_missing", "Say what you would like changed.");
    }
    return new DecideApproval.Command(post, verdict, contentHash, stageId, said);
  }
}
