package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param words behind the command, such as {@code show film:7}
 * @param options by their long name without dashes; a switch has the value ""
 */
public record Wish(List<String> words, Map<String, String> options) {
  boolean json() {
    return has("json");
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String needed(String name, String example) {
    return option(name)
        .orElseThrow(
            () -> new Refusal("--%s is missing.".formatted(name), "For example: " + example));
  }

  /** The one thing that a verb is about. */
  Services.Id one(String verb) {
    if (words.size() == 2) return new Services().id(words.get(1), this);
    throw new Refusal("%s needs one ID.".formatted(verb), "IDs look like film:7.");
  }

  Wish rest() {
    return new Wish(words.subList(Math.min(1, words.size()), words.size()), options);
  }
}
