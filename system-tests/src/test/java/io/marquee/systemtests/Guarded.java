package io.marquee.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation with what it asks of the caller, as OpenAPI describes it.
 *
 * @param permission what {@code x-permission} says, null for none
 * @param isClosed whether it asks for a credential at all
 */
record Guarded(String method, String path, @Nullable String permission, boolean isClosed) {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final String WORKSPACE = "workspaceId";

  static List<Guarded> of(JsonNode openApi) {
    var found = new ArrayList<Guarded>();
    for (Map.Entry<String, JsonNode> path : openApi.required("paths").properties())
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isMissingNode()) continue;
        JsonNode permission = operation.path("x-permission");
        found.add(
            new Guarded(
                method.toUpperCase(Locale.ROOT),
                path.getKey(),
                permission.isMissingNode() ? null : permission.asString(),
                !operation.path("security").isEmpty()));
      }
    return found;
  }

  boolean isOfWorkspace() {
    return isClosed && path.contains("{" + WORKSPACE + "}");
  }

  /** With ids that nobody has: a refusal comes before anything is looked for. */
  Answer send(Client client, String workspace) {
    String target =
        PARAMETER
            .matcher(path)
            .replaceAll(
                it -> it.group(1).equals(WORKSPACE) ? workspace : UUID.randomUUID().toString());
    boolean reads = method.equals("GET") || method.equals("DELETE");
    return client.send(method, target, reads ? null : Map.of());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
