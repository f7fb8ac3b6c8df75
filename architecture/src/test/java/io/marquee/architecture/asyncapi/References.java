package io.marquee.architecture.asyncapi;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The rules of the specification about references: each leads somewhere, and an operation's
 * messages are its channel's.
 */
final class References {

  private References() {}

  /** A sentence for each that is broken. */
  static List<String> broken(JsonNode document) {
    var found = new ArrayList<String>();
    follow(document, document, "", found);
    document
        .path("operations")
        .forEachEntry(
            (name, operation) -> {
              String channel = operation.at("/channel/$ref").asString("");
              for (JsonNode message : operation.path("messages")) {
                String ref = message.path("$ref").asString("");
                if (!ref.startsWith(channel + "/messages/")) {
                  found.add("%s takes %s, which is no message of %s".formatted(name, ref, channel));
                }
              }
            });
    return found;
  }

  private static void follow(JsonNode document, JsonNode node, String where, List<String> found) {
    String ref = node.path("$ref").asString("");
    if (!ref.isEmpty() && document.at(ref.substring(1)).isMissingNode()) {
      found.add("%s refers to %s, which is not there".formatted(where, ref));
    }
    if (node.isObject()) {
      node.forEachEntry((name, inner) -> follow(document, inner, where + "/" + name, found));
    } else {
      for (JsonNode inner : node) follow(document, inner, where + "/*", found);
    }
  }
}
