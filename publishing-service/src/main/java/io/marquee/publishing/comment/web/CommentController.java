package io.marquee.publishing.comment.web;

import io.marquee.publishing.approval.Audience;
import io.marquee.publishing.comment.CommentOnPost;
import io.marquee.publishing.comment.PostComment;
import io.marquee.publishing.comment.PostComments;
import io.marquee.publishing.post.PostSummaries;
import io.marquee.publishing.post.PostSummary;
import io.marquee.publishing.post.Texts;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/posts/{id}/comments")
class CommentController {

  private final PostSummaries posts;
  private final PostComments comments;
  private final CommentOnPost commentOnPost;

  CommentController(PostSummaries posts, PostComments comments, CommentOnPost commentOnPost) {
    this.posts = posts;
    this.comments = comments;
    this.commentOnPost = commentOnPost;
  }

  record CommentRequest(
      @NotBlank @Size(max = 4000) @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
          String text,
      @DecimalMin("0") @Digits(integer = 6, fraction = 3) @Nullable BigDecimal atSeconds,
      @NotNull Audience audience) {}

  @GetMapping
  @Requires("posts:read")
  Page<PostComment> list(@PathVariable UUID id, Paging paging) {
    return comments.list(posts.get(id).id(), paging);
  }

  @PostMapping
  @Requires("posts:read")
  @ResponseStatus(HttpStatus.CREATED)
  PostComment add(
      @PathVariable UUID id, @Valid @RequestBody CommentRequest request, Caller caller) {
    PostSummary post = posts.get(id);
    return commentOnPost.run(
        new CommentOnPost.Command(
            id,
            post.filmId(),
            post.variantId(),
            request.text().strip(),
            request.atSeconds(),
            request.audience(),
            false,
            caller.userId()));
  }
}
