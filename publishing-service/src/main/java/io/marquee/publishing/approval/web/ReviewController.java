package io.marquee.publishing.approval.web;

import io.marquee.publishing.approval.DecideApproval;
import io.marquee.publishing.approval.DecideApproval.Door;
import io.marquee.publishing.approval.DecideApproval.Verdict;
import io.marquee.publishing.approval.SubmitPost;
import io.marquee.publishing.post.PostSummaries;
import io.marquee.publishing.post.PostSummary;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to a post by those who want it approved, and by those who approve. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/posts/{id}")
class ReviewController {

  private final SubmitPost submitPost;
  private final DecideApproval decideApproval;
  private final PostSummaries posts;

  ReviewController(SubmitPost submitPost, DecideApproval decideApproval, PostSummaries posts) {
    this.submitPost = submitPost;
    this.decideApproval = decideApproval;
    this.posts = posts;
  }

  @PostMapping("/submit")
  @Requires("posts:write")
  ResponseEntity<PostSummary> submit(
      @PathVariable UUID id,
      @Valid @RequestBody(required = false) @Nullable SubmitRequest request,
      Caller caller) {
    SubmitRequest wanted = Objects.requireNonNullElse(request, SubmitRequest.PLAIN);
    submitPost.run(id, wanted.terms(), wanted.said(), caller.userId());
    return answer(id);
  }

  @PostMapping("/approve")
  @Requires("approvals:decide")
  ResponseEntity<PostSummary> approve(
      @PathVariable UUID id, @Valid @RequestBody DecisionRequest request, Caller caller) {
    return decide(id, request, Verdict.APPROVE, caller);
  }

  @PostMapping("/reject")
  @Requires("approvals:decide")
  ResponseEntity<PostSummary> reject(
      @PathVariable UUID id, @Valid @RequestBody DecisionRequest request, Caller caller) {
    return decide(id, request, Verdict.REJECT, caller);
  }

  private ResponseEntity<PostSummary> decide(
      UUID id, DecisionRequest request, Verdict verdict, Caller caller) {
    // The answer is the post, which clients see in the portal only.
    caller.require("posts:read");
    decideApproval.run(request.toCommand(id, verdict), caller, Door.HOUSE);
    return answer(id);
  }

  private ResponseEntity<PostSummary> answer(UUID id) {
    PostSummary post = posts.get(id);
    return ResponseEntity.ok().eTag(Etag.of(post.version())).body(post);
  }
}
