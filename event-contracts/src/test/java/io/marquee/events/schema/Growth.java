package io.marquee.events.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What one change of a schema would break. Two releases of a service run side by side, and topics
 * keep what was said a week ago: so old readers must read what is new, and new readers what is old.
 * Only a new property that is optional does neither any harm.
 */
final class Growth {

  private final List<String> breaches = new ArrayList<>();

  private Growth() {}

  /**
   * Compares.
   *
   * @param released the schema that others rely on
   * @param now the schema that is to take its place
   * @return a sentence for each breach, none when the schema stayed or grew
   */
  static List<String> breaches(JsonNode released, JsonNode now) {
    Growth growth = new Growth();
    growth.same("the topic", released.path("x-topic"), now.path("x-topic"));
    growth.same("the key", released.path("x-key"), now.path("x-key"));
    growth.same("whether it is compacted", released.path("x-compacted"), now.path("x-compacted"));
    growth.compare("the payload", released, now);
    return growth.breaches;
  }

  private void compare(String where, JsonNode released, JsonNode now) {
    String was = type(released);
    if (!was.equals(type(now))) {
      breaches.add("%s was of type %s and is of type %s".formatted(where, was, type(now)));
      return;
    }
    same("the format of " + where, released.path("format"), now.path("format"));
    values(where, released, now);
    if (released.has("items")) compare(where + "[]", released.path("items"), now.path("items"));
    if (released.has("additionalProperties")) {
      compare(
          where + ".*", released.path("additionalProperties"), now.path("additionalProperties"));
    }
    if (released.has("properties")) properties(where, released, now);
  }

  private void properties(String where, JsonNode released, JsonNode now) {
    Set<String> wasRequired = words(released.path("required"));
    Set<String> isRequired = words(now.path("required"));
    released
        .path("properties")
        .forEachEntry(
            (name, before) -> {
              String property = where.equals("the payload") ? name : where + "." + name;
              if (!now.path("properties").has(name)) {
                breaches.add(property + " is gone (renamed, perhaps)");
                return;
              }
              compare(property, before, now.path("properties").path(name));
              if (isRequired.contains(name) && !wasRequired.contains(name)) {
                breaches.add(property + " became required, but events that are kept may lack it");
              }
              if (wasRequired.contains(name) && !isRequired.contains(name)) {
                breaches.add(property + " became optional: readers rely on it");
              }
            });
    isRequired.stream()
        .filter(name -> !released.path("properties").has(name))
        .forEach(
            name ->
                breaches.add(
                    "%s is new and required, but events that are kept lack it: make it @Nullable"
                        .formatted(name)));
  }

  /** More values are no better than fewer: a reader of the last release does not know them. */
  private void values(String where, JsonNode released, JsonNode now) {
    Set<String> gone = words(released.path("enum"));
    Set<String> fresh = words(now.path("enum"));
    if (gone.equals(fresh)) return;
    Set<String> before = Set.copyOf(gone);
    gone.removeAll(fresh);
    fresh.removeAll(before);
    if (!gone.isEmpty()) breaches.add("%s may no longer be %s".formatted(where, gone));
    if (!fresh.isEmpty()) {
      breaches.add(
          "%s may now be %s, too, which readers do not know (an open list is a String)"
              .formatted(where, fresh));
    }
  }

  private void same(String what, JsonNode released, JsonNode now) {
    if (!released.equals(now)) {
      breaches.add("%s was %s and is %s".formatted(what, told(released), told(now)));
    }
  }

  private static String told(JsonNode value) {
    return value.isMissingNode() ? "not said" : value.asString();
  }

  private static String type(JsonNode schema) {
    Set<String> types = words(schema.path("type"));
    types.remove("null");
    return String.join("|", types);
  }

  private static Set<String> words(JsonNode oneOrMany) {
    Set<String> words = new TreeSet<>();
    if (oneOrMany.isString()) words.add(oneOrMany.stringValue());
    for (JsonNode word : oneOrMany) words.add(word.isNull() ? "null" : word.asString());
    return words;
  }
}
