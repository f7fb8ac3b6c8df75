package io.marquee.film.prompt;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bound workspace's prompts as a template keeps them. */
@Component
public class TemplatePrompts {

  /** One of them. */
  public record Told(String name, Prompt.Kind kind, String text) {}

  private static final UUID NEW = new UUID(0, 0);

  private final Prompts prompts;
  private final WritePrompt writePrompt;

  TemplatePrompts(Prompts prompts, WritePrompt writePrompt) {
    this.prompts = prompts;
    this.writePrompt = writePrompt;
  }

  /** All there are. */
  @Transactional(readOnly = true)
  public List<Told> current() {
    return prompts.findAllByOrderByName().stream()
        .map(prompt -> new Told(prompt.name(), prompt.kind(), prompt.text()))
        .toList();
  }

  /**
   * Adds prompts that are not there yet. Nobody made them here, so who changes them needs to be
   * allowed to change what others made.
   *
   * @param told what {@link #current} said
   */
  @Transactional
  public void adopt(List<Told> told) {
    for (Told one : told) {
      if (prompts.isTaken(one.name(), NEW)) continue;
      writePrompt.run(
          new WritePrompt.Command(one.name(), one.kind(), new PromptText(one.text()), null));
    }
  }
}
