package io.marquee.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Names the path parameters that a controller leaves to the platform, as it does with the
 * workspace. A template variable without a parameter is no valid OpenAPI. Operation ids get the
 * path's words, so that they stay unique when services are merged.
 */
class PathParameters implements GlobalOpenApiCustomizer {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");

  @Override
  public void customise(OpenAPI api) {
    if (api.getPaths() == null) {
      return;
    }
    api.getPaths().forEach(PathParameters::complete);
  }

  private static void complete(String path, PathItem item) {
    List<String> variables =
        VARIABLE.matcher(path).results().map((MatchResult found) -> found.group(1)).toList();
    for (Map.Entry<PathItem.HttpMethod, Operation> operation :
        item.readOperationsMap().entrySet()) {
      operation.getValue().setOperationId(name(operation.getKey(), path));
      for (String variable : variables) {
        if (!isDeclared(operation.getValue(), variable)) {
          operation
              .getValue()
              .addParametersItem(
                  new Parameter()
                      .in("path")
                      .name(variable)
                      .required(true)
                      .schema(new StringSchema().format("uuid")));
        }
      }
    }
  }

  /** {@code GET /api/v1/w/{workspaceId}/films/{id}} is {@code get_w_films_by_id}. */
  private static String name(PathItem.HttpMethod method, String path) {
    String words =
        path.replaceFirst("^/api/v1", "")
            .replaceAll("/\\{workspaceId}", "")
            .replaceAll("/\\{([^}:]+)[^}]*}", "/by_$1")
            .replaceAll("[^A-Za-z0-9]+", "_");
    return method.name().toLowerCase(java.util.Locale.ROOT) + words;
  }

  private static boolean isDeclared(Operation operation, String variable) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(
                parameter ->
                    "path".equals(parameter.getIn()) && variable.equals(parameter.getName()));
  }
}
