package io.marquee.gateway.docs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The components of several OpenAPI documents in one name space. Where two services mean different
 * things by a name, or things that refer to such, each gets its service's name in front.
 */
final class Components {

  private static final String REF = "#/components/";

  /** Names such as {@code schemas/Film} that have to be told apart. */
  private final Set<String> ambiguous = new HashSet<>();

  Components(Map<String, ObjectNode> documents) {
    Map<String, Map<String, JsonNode>> byName = new TreeMap<>();
    documents.forEach(
        (service, document) ->
            names(document)
                .forEach(
                    (name, meaning) ->
                        byName
                            .computeIfAbsent(name, key -> new HashMap<>())
                            .put(service, meaning)));
    byName.forEach(
        (name, meanings) -> {
          if (new HashSet<>(meanings.values()).size() > 1) ambiguous.add(name);
        });
    while (byName.entrySet().stream().anyMatch(entry -> spreads(entry.getKey(), entry.getValue())))
      ; // what refers to something ambiguous is ambiguous itself
  }

  /** A copy of the document in which every ambiguous name is the service's own. */
  ObjectNode named(String service, ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    rewrite(service, copy);
    if (copy.path("components") instanceof ObjectNode components)
      components.forEachEntry(
          (section, named) -> {
            if (named instanceof ObjectNode all) rename(service, section, all);
          });
    return copy;
  }

  private void rename(String service, String section, ObjectNode all) {
    for (String name : Set.copyOf(all.propertyNames()))
      if (ambiguous.contains(section + "/" + name)) all.set(own(service, name), all.remove(name));
  }

  private void rewrite(String service, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String field : Set.copyOf(object.propertyNames())) {
        JsonNode value = object.get(field);
        if (value.isString() && value.stringValue().startsWith(REF))
          object.put(field, REF + renamed(service, value.stringValue().substring(REF.length())));
        else rewrite(service, value);
      }
    } else if (node instanceof ArrayNode array) {
      for (JsonNode item : array) rewrite(service, item);
    }
  }

  private String renamed(String service, String name) {
    if (!ambiguous.contains(name)) return name;
    int slash = name.indexOf('/');
    return name.substring(0, slash + 1) + own(service, name.substring(slash + 1));
  }

  private static String own(String service, String name) {
    return Character.toUpperCase(service.charAt(0)) + service.substring(1) + name;
  }

  private boolean spreads(String name, Map<String, JsonNode> meanings) {
    return meanings.size() > 1
        && !ambiguous.contains(name)
        && meanings.values().stream().anyMatch(this::refersToAmbiguous)
        && ambiguous.add(name);
  }

  private boolean refersToAmbiguous(JsonNode node) {
    if (node.isString() && node.stringValue().startsWith(REF))
      return ambiguous.contains(node.stringValue().substring(REF.length()));
    for (JsonNode inner : node) if (refersToAmbiguous(inner)) return true;
    return false;
  }

  private static Map<String, JsonNode> names(ObjectNode document) {
    Map<String, JsonNode> names = new TreeMap<>();
    document
        .path("components")
        .forEachEntry(
            (section, all) ->
                all.forEachEntry((name, meaning) -> names.put(section + "/" + name, meaning)));
    return names;
  }
}
