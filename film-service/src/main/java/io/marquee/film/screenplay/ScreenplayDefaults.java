package io.marquee.film.screenplay;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a screenplay may leave out, as the schema documents it. */
class ScreenplayDefaults {

  private ScreenplayDefaults() {}

  static JsonNode completed(JsonNode json) {
    var screenplay = (ObjectNode) json.deepCopy();
    fill(screenplay, "fps", 24);
    fill(screenplay, "resolution", "1280x720");
    for (var shot : screenplay.withArray("shots")) complete((ObjectNode) shot);
    if (screenplay.get("music") instanceof ObjectNode music) fill(music, "gain_db", 0);
    return screenplay;
  }

  private static void complete(ObjectNode shot) {
    fill(shot, "motion", "none");
    fill(shot, "transition", "cut");
    if (!shot.has("background")) shot.putObject("background").put("color", "#101820");
    for (var appearance : shot.withArray("characters")) {
      fill((ObjectNode) appearance, "prominence", "primary");
    }
  }

  private static void fill(ObjectNode node, String name, int value) {
    if (!node.has(name)) node.put(name, value);
  }

  private static void fill(ObjectNode node, String name, String value) {
    if (!node.has(name)) node.put(name, value);
  }
}
