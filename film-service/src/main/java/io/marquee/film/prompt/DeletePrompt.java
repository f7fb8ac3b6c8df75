package io.marquee.film.prompt;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a prompt. Nothing refers to one: what was made with it keeps its own text. */
@Component
public class DeletePrompt {

  private final Prompts prompts;
  private final Audit audit;

  DeletePrompt(Prompts prompts, Audit audit) {
    this.prompts = prompts;
    this.audit = audit;
  }

  @Transactional
  public void run(UUID id, IfMatch ifMatch) {
    var prompt = prompts.getToChange(id);
    ifMatch.check(prompt.version());
    prompts.delete(prompt);
    audit.deleted(prompt.audited());
  }
}
