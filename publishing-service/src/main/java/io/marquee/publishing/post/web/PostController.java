package io.marquee.publishing.post.web;

import io.marquee.publishing.post.CancelPost;
import io.marquee.publishing.post.DiscardPost;
import io.marquee.publishing.post.DraftPost;
import io.marquee.publishing.post.EditPost;
import io.marquee.publishing.post.Post;
import io.marquee.publishing.post.PostSummaries;
import io.marquee.publishing.post.PostSummary;
import io.marquee.publishing.post.PublishPost;
import io.marquee.publishing.post.RetryPost;
import io.marquee.publishing.post.SchedulePost;
import io.marquee.publishing.post.Times;
import io.marquee.publishing.post.ValidatePost;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.FieldError;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/posts")
class PostController {

  private final DraftPost draftPost;
  private final EditPost editPost;
  private final SchedulePost schedulePost;
  private final PublishPost publishPost;
  private final CancelPost cancelPost;
  private final RetryPost retryPost;
  private final DiscardPost discardPost;
  private final ValidatePost validatePost;
  private final PostSummaries posts;

  PostController(
      DraftPost draftPost,
      EditPost editPost,
      SchedulePost schedulePost,
      PublishPost publishPost,
      CancelPost cancelPost,
      RetryPost retryPost,
      DiscardPost discardPost,
      ValidatePost validatePost,
      PostSummaries posts) {
    this.draftPost = draftPost;
    this.editPost = editPost;
    this.schedulePost = schedulePost;
    this.publishPost = publishPost;
    this.cancelPost = cancelPost;
    this.retryPost = retryPost;
    this.discardPost = discardPost;
    this.validatePost = validatePost;
    this.posts = posts;
  }

  record ScheduleRequest(@NotNull Instant at) {}

  record PostValidation(boolean valid, List<FieldError> errors) {}

  @PostMapping
  @Requires("posts:write")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<PostSummary> create(
      @PathVariable UUID workspaceId, @Valid @RequestBody PostRequest request, Caller caller) {
    if (request.scheduledAt() != null) caller.require("posts:publish");
    Post.Id id = draftPost.run(request.toCommand(caller.userId()));
    PostSummary post = posts.get(id.value());
    return ResponseEntity.created(URI.create("/api/v1/w/" + workspaceId + "/posts/" + id.value()))
        .eTag(Etag.of(post.version()))
        .body(post);
  }

  @GetMapping
  @Requires("posts:read")
  Page<PostSummary> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(name = "film_id", required = false) @Nullable UUID filmId,
      Paging paging) {
    return posts.list(PublicationController.status(status), filmId, paging);
  }

  @GetMapping("/{id}")
  @Requires("posts:read")
  ResponseEntity<PostSummary> get(@PathVariable UUID id) {
    return answer(HttpStatus.OK, id);
  }

  @PatchMapping("/{id}")
  @Requires("posts:write")
  ResponseEntity<PostSummary> edit(
      @PathVariable UUID id,
      @Valid @RequestBody PostChange change,
      IfMatch ifMatch,
      Caller caller) {
    if (change.touchesTime()) caller.require("posts:publish");
    editPost.run(change.toCommand(new Post.Id(id), ifMatch));
    return answer(HttpStatus.OK, id);
  }

  @DeleteMapping("/{id}")
  @Requires("posts:write")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id, IfMatch ifMatch) {
    discardPost.run(new Post.Id(id), ifMatch);
  }

  @PostMapping("/{id}/publish")
  @Requires("posts:publish")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<PostSummary> publish(@PathVariable UUID id) {
    publishPost.run(new Post.Id(id));
    return answer(HttpStatus.ACCEPTED, id);
  }

  @PostMapping("/{id}/schedule")
  @Requires("posts:publish")
  ResponseEntity<PostSummary> schedule(
      @PathVariable UUID id, @Valid @RequestBody ScheduleRequest request) {
    schedulePost.run(new Post.Id(id), Times.storable(request.at(), "/at"));
    return answer(HttpStatus.OK, id);
  }

  @PostMapping("/{id}/cancel")
  @Requires("posts:write")
  ResponseEntity<PostSummary> cancel(@PathVariable UUID id) {
    cancelPost.run(new Post.Id(id));
    return answer(HttpStatus.OK, id);
  }

  @PostMapping("/{id}/retry")
  @Requires("posts:publish")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<PostSummary> retry(@PathVariable UUID id) {
    retryPost.run(new Post.Id(id));
    return answer(HttpStatus.ACCEPTED, id);
  }

  @PostMapping("/{id}/validate")
  @NotAudited("It looks, and changes nothing.")
  @Requires("posts:write")
  PostValidation validate(@PathVariable UUID id) {
    List<FieldError> errors = validatePost.run(new Post.Id(id));
    return new PostValidation(errors.isEmpty(), errors);
  }

  private ResponseEntity<PostSummary> answer(HttpStatus status, UUID id) {
    PostSummary post = posts.get(id);
    return ResponseEntity.status(status).eTag(Etag.of(post.version())).body(post);
  }
}
