package io.marquee.publishing.portal.web;

import io.marquee.publishing.approval.Audience;
import io.marquee.publishing.approval.DecideApproval;
import io.marquee.publishing.approval.DecideApproval.Door;
import io.marquee.publishing.approval.DecideApproval.Verdict;
import io.marquee.publishing.approval.NotWaiting;
import io.marquee.publishing.comment.CommentOnPost;
import io.marquee.publishing.comment.PostComment;
import io.marquee.publishing.portal.PortalDetails;
import io.marquee.publishing.portal.PortalMedia;
import io.marquee.publishing.portal.PortalPost;
import io.marquee.publishing.portal.PortalPosts;
import io.marquee.publishing.post.Texts;
import io.marquee.web.Caller;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What clients see and say. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/portal/posts")
class PortalController {

  private static final String USE = "portal:use";

  private final PortalPosts posts;
  private final PortalMedia media;
  private final DecideApproval decideApproval;
  private final CommentOnPost commentOnPost;

  PortalController(
      PortalPosts posts,
      PortalMedia media,
      DecideApproval decideApproval,
      CommentOnPost commentOnPost) {
    this.posts = posts;
    this.media = media;
    this.decideApproval = decideApproval;
    this.commentOnPost = commentOnPost;
  }

  record PortalCommentRequest(
      @NotBlank @Size(max = 4000) @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
          String text,
      @DecimalMin("0") @Digits(integer = 6, fraction = 3) @Nullable BigDecimal atSeconds) {}

  @GetMapping
  @Requires(USE)
  Page<PortalPost> list(@RequestParam(required = false) @Nullable String status, Paging paging) {
    return posts.list(status == null ? null : isWaiting(status), paging);
  }

  @GetMapping("/{id}")
  @Requires(USE)
  PortalDetails get(@PathVariable UUID id) {
    return posts.details(id);
  }

  @GetMapping("/{id}/film")
  @Requires(USE)
  ResponseEntity<Void> film(@PathVariable UUID id) {
    return lead(media.film(id));
  }

  @GetMapping("/{id}/poster")
  @Requires(USE)
  ResponseEntity<Void> poster(@PathVariable UUID id) {
    return lead(media.poster(id));
  }

  @PostMapping("/{id}/approve")
  @Requires("approvals:decide")
  PortalDetails approve(
      @PathVariable UUID id, @Valid @RequestBody PortalDecision request, Caller caller) {
    return decide(id, request, Verdict.APPROVE, caller);
  }

  @PostMapping("/{id}/request-changes")
  @Requires("approvals:decide")
  PortalDetails requestChanges(
      @PathVariable UUID id, @Valid @RequestBody PortalDecision request, Caller caller) {
    return decide(id, request, Verdict.REJECT, caller);
  }

  @PostMapping("/{id}/comments")
  @Requires(USE)
  @ResponseStatus(HttpStatus.CREATED)
  PortalDetails.PortalComment comment(
      @PathVariable UUID id, @Valid @RequestBody PortalCommentRequest request, Caller caller) {
    PortalPost post = posts.get(id);
    if (!post.status().equals(PortalPost.WAITING)) throw new NotWaiting(id);
    PostComment said =
        commentOnPost.run(
            new CommentOnPost.Command(
                id,
                post.filmId(),
                post.variantId(),
                request.text().strip(),
                request.atSeconds(),
                Audience.CLIENT,
                !caller.may(Caller.CONTENT_OF_OTHERS),
                caller.userId()));
    return new PortalDetails.PortalComment(
        said.id(), said.text(), said.atSeconds(), said.byClient(), said.createdAt());
  }

  private PortalDetails decide(UUID id, PortalDecision request, Verdict verdict, Caller caller) {
    caller.require(USE);
    // What never came to clients is not there for them, whatever it waits for.
    posts.get(id);
    decideApproval.run(request.toCommand(id, verdict), caller, Door.PORTAL);
    return posts.details(id);
  }

  private static ResponseEntity<Void> lead(URI where) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(where)
        .cacheControl(CacheControl.noStore())
        .build();
  }

  private static boolean isWaiting(String status) {
    return switch (status) {
      case "waiting" -> true;
      case "decided" -> false;
      default ->
          throw new InvalidRequest(
              "?status", "unknown_status", "The status is waiting or decided.");
    };
  }
}
