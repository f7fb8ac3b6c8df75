package io.marquee.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Something that can be asked of the API, as OpenAPI describes it.
 *
 * @param path with its parameters in braces
 */
record Operation(String method, String path) {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** A path's parameter, with the word before it: {@code posts/{id}}. */
  private static final Pattern PARAMETER = Pattern.compile("([^/{}]+)/\\{([^}]+)}");

  static final String WORKSPACE = "workspaceId";

  /** All that belongs to a workspace. */
  static List<Operation> ofWorkspaces(JsonNode openApi) {
    var found = new ArrayList<Operation>();
    for (Map.Entry<String, JsonNode> path : openApi.required("paths").properties()) {
      if (!path.getKey().contains("{" + WORKSPACE + "}")) continue;
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          found.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey()));
        }
      }
    }
    return found;
  }

  boolean reads() {
    return method.equals("GET");
  }

  /** Whether it is about one thing in the workspace, not all of them. */
  boolean isOfOne() {
    return PARAMETER
        .matcher(path)
        .results()
        .anyMatch(parameter -> !parameter.group(2).equals(WORKSPACE));
  }

  /**
   * The path with real ids.
   *
   * @param ids by the word before the parameter ({@code films}, {@code posts}) and its name
   */
  String at(BiFunction<String, String, String> ids) {
    String at =
        PARAMETER
            .matcher(path)
            .replaceAll(it -> it.group(1) + "/" + ids.apply(it.group(1), it.group(2)));
    if (at.endsWith("/access/explain")) return at + "?permission=films:read";
    return at.endsWith("/stats/breakdown") ? at + "?by=project" : at;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
