package io.marquee.film.prompt.web;

import io.marquee.film.prompt.ChangePrompt;
import io.marquee.film.prompt.Prompt;
import io.marquee.film.prompt.PromptText;
import io.marquee.web.FieldError;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A merge patch (RFC 7396) for a prompt. What is left out stays; nothing of it can be removed. */
class PromptChanges {

  static final int LONGEST_NAME = 120;
  private static final Set<String> KNOWN = Set.of("name", "kind", "text");

  private final ObjectNode patch;
  private final List<FieldError> errors = new ArrayList<>();

  PromptChanges(ObjectNode patch) {
    this.patch = patch;
  }

  ChangePrompt.Command command(UUID promptId, IfMatch ifMatch) {
    patch.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> error(name, "unknown_property", "cannot be changed or does not exist"));
    var name = words("name", LONGEST_NAME);
    var kind = kind();
    var text = words("text", PromptText.LONGEST);
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return new ChangePrompt.Command(
        promptId, ifMatch, name, kind, text == null ? null : PromptText.of(text));
  }

  private @Nullable String words(String property, int longest) {
    var value = patch.get(property);
    if (value == null) return null;
    if (!value.isString() || value.stringValue().isBlank()) {
      error(property, "not_blank", "must not be blank");
      return null;
    }
    if (value.stringValue().length() > longest) {
      error(property, "too_long", "must have at most " + longest + " characters");
      return null;
    }
    return value.stringValue();
  }

  private Prompt.@Nullable Kind kind() {
    var value = patch.get("kind");
    if (value == null) return null;
    var found =
        Arrays.stream(Prompt.Kind.values())
            .filter(kind -> value.isString() && value.stringValue().equals(code(kind)))
            .findFirst();
    if (found.isEmpty()) error("kind", "unknown", "must be shot, narration or post");
    return found.orElse(null);
  }

  private static String code(Prompt.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void error(String property, String code, String detail) {
    errors.add(new FieldError("/" + property, code, detail));
  }
}
