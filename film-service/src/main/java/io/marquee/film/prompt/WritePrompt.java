package io.marquee.film.prompt;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a new prompt. */
@Component
public class WritePrompt {

  private final Prompts prompts;
  private final Clock clock;
  private final Audit audit;

  WritePrompt(Prompts prompts, Clock clock, Audit audit) {
    this.prompts = prompts;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @param createdBy who wrote it, null when it came with a template
   */
  public record Command(String name, Prompt.Kind kind, PromptText text, @Nullable UUID createdBy) {}

  @Transactional
  public Prompt run(Command command) {
    var id = UuidCreator.getTimeOrderedEpoch();
    var name = command.name().strip();
    if (prompts.isTaken(name, id)) throw new PromptNameTaken(name);
    var prompt =
        new Prompt(id, name, command.kind(), command.text(), command.createdBy(), clock.instant());
    try {
      var written = prompts.saveAndFlush(prompt);
      audit.created(written.audited());
      return written;
    } catch (DataIntegrityViolationException atTheSameTime) {
      throw new PromptNameTaken(name);
    }
  }
}
