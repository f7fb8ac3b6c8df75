package io.marquee.film.prompt;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes some of a prompt. */
@Component
public class ChangePrompt {

  private final Prompts prompts;
  private final Clock clock;
  private final Audit audit;

  ChangePrompt(Prompts prompts, Clock clock, Audit audit) {
    this.prompts = prompts;
    this.clock = clock;
    this.audit = audit;
  }

  /** What is null stays as it is. */
  public record Command(
      UUID promptId,
      IfMatch ifMatch,
      @Nullable String name,
      Prompt.@Nullable Kind kind,
      @Nullable PromptText text) {}

  @Transactional
  public Prompt run(Command command) {
    var prompt = prompts.getToChange(command.promptId());
    command.ifMatch().check(prompt.version());
    var before = prompt.audited();
    var name = Objects.requireNonNullElse(command.name(), prompt.name()).strip();
    if (prompts.isTaken(name, prompt.id())) throw new PromptNameTaken(name);
    prompt.change(
        name,
        Objects.requireNonNullElse(command.kind(), prompt.kind()),
        Objects.requireNonNullElseGet(command.text(), () -> new PromptText(prompt.text())),
        clock.instant());
    try {
      var changed = prompts.saveAndFlush(prompt);
      audit.changed("updated", before, changed.audited());
      return changed;
    } catch (DataIntegrityViolationException atTheSameTime) {
      throw new PromptNameTaken(name);
    }
  }
}
