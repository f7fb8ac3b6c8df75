package io.marquee.gateway.docs;

import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.route.Rule;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI 3.1 document out of the services'. It shows what a client of the gateway can call:
 * what the route table does not know is only named in {@code x-marquee-unrouted}.
 */
final class OpenApiMerger {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String BEARER = "bearer";
  private static final String PERMISSION = "x-permission";

  private final RouteTable table;
  private final String publicUrl;

  OpenApiMerger(RouteTable table, String publicUrl) {
    this.table = table;
    this.publicUrl = publicUrl;
  }

  /**
   * Merges.
   *
   * @param documents the services' documents by short name
   * @param missing services that did not give theirs
   */
  ObjectNode merge(SortedMap<String, ObjectNode> documents, Collection<String> missing) {
    ObjectNode merged = frame();
    Components names = new Components(documents);
    Set<String> operationIds = new HashSet<>();
    Set<String> unrouted = new TreeSet<>();
    documents.forEach(
        (service, document) -> {
          ObjectNode own = names.named(service, document);
          merged.withArrayProperty("tags").addObject().put("name", service);
          addComponents(own, merged.withObjectProperty("components"));
          own.path("paths")
              .forEachEntry(
                  (path, item) -> addPath(service, path, item, merged, operationIds, unrouted));
        });
    list(merged, "x-marquee-missing", missing);
    list(merged, "x-marquee-unrouted", unrouted);
    return merged;
  }

  private ObjectNode frame() {
    ObjectNode merged = JSON.createObjectNode().put("openapi", "3.1.0");
    merged
        .putObject("info")
        .put("title", "Marquee")
        .put("version", "v1")
        .put("description", "Films made, approved, published everywhere and billed.");
    merged.putArray("servers").addObject().put("url", publicUrl);
    merged.putArray("tags");
    merged.putObject("paths");
    merged
        .putObject("components")
        .putObject("securitySchemes")
        .putObject(BEARER)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    return merged;
  }

  private static void addComponents(ObjectNode from, ObjectNode to) {
    from.path("components")
        .forEachEntry(
            (section, all) -> {
              if (!section.equals("securitySchemes"))
                all.forEachEntry((name, one) -> to.withObjectProperty(section).set(name, one));
            });
  }

  private void addPath(
      String service,
      String path,
      JsonNode item,
      ObjectNode merged,
      Set<String> operationIds,
      Set<String> unrouted) {
    item.forEachEntry(
        (method, operation) -> {
          ObjectNode paths = merged.withObjectProperty("paths");
          if (!METHODS.contains(method)) {
            if (paths.has(path)) paths.withObjectProperty(path).set(method, operation);
            return;
          }
          Rule rule = ruleFor(service, method, path);
          if (rule == null) {
            unrouted.add(method.toUpperCase(Locale.ROOT) + " " + path);
          } else if (operation instanceof ObjectNode own) {
            describe(service, rule, own, operationIds);
            paths.withObjectProperty(path).set(method, own);
          }
        });
  }

  private @Nullable Rule ruleFor(String service, String method, String path) {
    HttpMethod verb = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
    return table.match(verb, path) instanceof RouteTable.Match.Found(Rule rule)
            && rule.service().equals(service)
        ? rule
        : null;
  }

  private static void describe(
      String service, Rule rule, ObjectNode operation, Set<String> operationIds) {
    operation.putArray("tags").add(service);
    String id = operation.path("operationId").asString("");
    if (!id.isEmpty() && !operationIds.add(id)) operation.put("operationId", service + "_" + id);
    ArrayNode security = operation.putArray("security");
    if (!(rule.access() instanceof Access.Public)) security.addObject().putArray(BEARER);
    operation.remove(PERMISSION);
    if (rule.access() instanceof Access.Permission(String name)) operation.put(PERMISSION, name);
    if (rule.is(Rule.Mark.STEP_UP)) operation.put("x-step-up", true);
  }

  private static void list(ObjectNode merged, String field, Collection<String> words) {
    if (words.isEmpty()) return;
    ArrayNode array = merged.putArray(field);
    words.forEach(array::add);
  }
}
