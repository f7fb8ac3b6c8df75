package io.marquee.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was found on the way: ids and addresses, by name. */
final class Trip {
  private final Map<String, String> found = new LinkedHashMap<>();

  String keep(String name, String value) {
    found.put(name, value);
    return value;
  }

  String get(String name) {
    String value = found.get(name);
    if (value == null) throw new IllegalStateException("the journey has not come to " + name);
    return value;
  }

  /** The path of something in the workspace. */
  String inWorkspace(String path) {
    return "/api/v1/w/" + get("workspace_id") + path;
  }

  Map<String, String> all() {
    return new LinkedHashMap<>(found);
  }
}
