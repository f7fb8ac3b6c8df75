package io.marquee.film.prompt.web;

import io.marquee.film.prompt.ChangePrompt;
import io.marquee.film.prompt.DeletePrompt;
import io.marquee.film.prompt.Prompt;
import io.marquee.film.prompt.PromptSummaries;
import io.marquee.film.prompt.PromptText;
import io.marquee.film.prompt.Prompts;
import io.marquee.film.prompt.WritePrompt;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/prompts")
class PromptController {

  private final WritePrompt writePrompt;
  private final ChangePrompt changePrompt;
  private final DeletePrompt deletePrompt;
  private final Prompts prompts;
  private final PromptSummaries summaries;

  PromptController(
      WritePrompt writePrompt,
      ChangePrompt changePrompt,
      DeletePrompt deletePrompt,
      Prompts prompts,
      PromptSummaries summaries) {
    this.writePrompt = writePrompt;
    this.changePrompt = changePrompt;
    this.deletePrompt = deletePrompt;
    this.prompts = prompts;
    this.summaries = summaries;
  }

  record NewPrompt(
      @NotBlank @Size(max = PromptChanges.LONGEST_NAME) String name,
      @NotNull Prompt.Kind kind,
      @NotBlank @Size(max = PromptText.LONGEST) String text) {}

  record PromptView(
      UUID id,
      String name,
      Prompt.Kind kind,
      String text,
      List<String> placeholders,
      @Nullable UUID createdBy,
      Instant createdAt,
      Instant updatedAt) {

    static PromptView of(Prompt prompt) {
      return new PromptView(
          prompt.id(),
          prompt.name(),
          prompt.kind(),
          prompt.text(),
          new PromptText(prompt.text()).placeholders(),
          prompt.createdBy(),
          prompt.createdAt(),
          prompt.updatedAt());
    }
  }

  @PostMapping
  @Requires("films:write")
  ResponseEntity<PromptView> create(
      @PathVariable UUID workspaceId, @Valid @RequestBody NewPrompt request, Caller caller) {
    var prompt =
        writePrompt.run(
            new WritePrompt.Command(
                request.name(), request.kind(), PromptText.of(request.text()), caller.userId()));
    return ResponseEntity.created(
            URI.create("/api/v1/w/%s/prompts/%s".formatted(workspaceId, prompt.id())))
        .eTag(Etag.of(prompt.version()))
        .body(PromptView.of(prompt));
  }

  @GetMapping
  @Requires("films:read")
  Page<PromptSummaries.PromptSummary> list(
      @RequestParam Prompt.@Nullable Kind kind,
      @RequestParam @Nullable String search,
      Paging paging) {
    return summaries.list(kind, search, paging);
  }

  @GetMapping("/{promptId}")
  @Requires("films:read")
  ResponseEntity<PromptView> get(@PathVariable UUID promptId) {
    return answer(prompts.get(promptId));
  }

  @PatchMapping("/{promptId}")
  @Requires("films:write")
  ResponseEntity<PromptView> change(
      @PathVariable UUID promptId, @RequestBody ObjectNode patch, IfMatch ifMatch) {
    return answer(changePrompt.run(new PromptChanges(patch).command(promptId, ifMatch)));
  }

  @DeleteMapping("/{promptId}")
  @Requires("films:write")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID promptId, IfMatch ifMatch) {
    deletePrompt.run(promptId, ifMatch);
  }

  private static ResponseEntity<PromptView> answer(Prompt prompt) {
    return Etag.ok(PromptView.of(prompt), prompt.version());
  }
}
