package io.marquee.systemtests;

import java.util.List;
import java.util.Map;

/** Screenplays of plain colours: what each frame must look like follows from them. */
final class Shots {
  static final String RED = "#b3261e";
  static final String GREEN = "#1f7a3d";
  static final String BLUE = "#1d4ed8";
  static final String OCHRE = "#a16207";

  private Shots() {}

  static Map<String, Object> screenplay(Object... shots) {
    return Map.of("fps", 24, "resolution", "640x360", "shots", List.of(shots));
  }

  static Map<String, Object> shot(String key, double seconds, String color) {
    return shot(key, seconds, Map.of("color", color));
  }

  static Map<String, Object> shot(String key, double seconds, Map<String, Object> background) {
    return Map.of(
        "key",
        key,
        "duration_seconds",
        seconds,
        "caption",
        "This is " + key,
        "background",
        background);
  }

  /** The least that is a film: two shots, three seconds, three credits. */
  static Map<String, Object> two() {
    return screenplay(shot("one", 2, RED), shot("two", 1, BLUE));
  }
}
