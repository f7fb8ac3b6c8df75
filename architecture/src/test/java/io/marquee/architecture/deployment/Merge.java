package io.marquee.architecture.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change laid over an object: strategic merge for Kubernetes' own kinds, JSON merge else. */
final class Merge {

  /** Lists whose entries are known by a name; every other list is replaced. */
  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "env", "name",
          "volumes", "name",
          "volumeMounts", "mountPath");

  private Merge() {}

  static void into(ObjectNode target, JsonNode change, boolean byName) {
    for (Map.Entry<String, JsonNode> entry : change.properties()) {
      String name = entry.getKey();
      JsonNode wanted = entry.getValue();
      JsonNode there = target.get(name);
      if (wanted.isNull()) {
        target.remove(name);
      } else if (wanted.isObject()) {
        ObjectNode inner = there instanceof ObjectNode object ? object : target.putObject(name);
        into(inner, wanted, byName);
      } else if (byName
          && wanted.isArray()
          && there instanceof ArrayNode list
          && KEYS.containsKey(name)) {
        entries(list, wanted, Objects.requireNonNull(KEYS.get(name)));
      } else {
        target.set(name, wanted.deepCopy());
      }
    }
  }

  private static void entries(ArrayNode list, JsonNode wanted, String key) {
    for (JsonNode entry : wanted) {
      List<JsonNode> same =
          StreamSupport.stream(list.spliterator(), false)
              .filter(each -> each.path(key).equals(entry.path(key)))
              .toList();
      if (same.isEmpty()) list.add(entry.deepCopy());
      else into((ObjectNode) same.getFirst(), entry, true);
    }
  }
}
