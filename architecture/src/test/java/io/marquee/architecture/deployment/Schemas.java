package io.marquee.architecture.deployment;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others say that their files look like: packed schemas of known versions. */
final class Schemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();
  private static final JsonNode KUBERNETES = read("kubernetes.json.gz");

  private Schemas() {}

  /** What of a Compose file is not as its specification says. */
  static List<String> ofCompose(JsonNode file) {
    ObjectNode schema = (ObjectNode) read("compose-spec.json.gz");
    schema.remove("$id"); // a name without an address, which the validator does not take
    return complaints("compose", schema, file);
  }

  /** What of a manifest is not as its kind says, or that nobody knows the kind. */
  static List<String> ofManifest(ObjectNode manifest) {
    String kind = Yaml.text(manifest, "apiVersion") + "/" + Yaml.text(manifest, "kind");
    String definition = KUBERNETES.path("kinds").path(kind).asString("");
    if (definition.isEmpty()) return List.of("no schema of " + kind + " is known");
    ObjectNode schema = Yaml.JSON.createObjectNode();
    schema.put("$ref", definition);
    schema.set("$defs", KUBERNETES.path("$defs"));
    return complaints(kind, schema, manifest).stream()
        .map(complaint -> kind + " " + Yaml.text(manifest, "metadata/name") + " " + complaint)
        .toList();
  }

  private static List<String> complaints(String name, JsonNode schema, JsonNode instance) {
    return KNOWN
        .computeIfAbsent(name, any -> REGISTRY.getSchema(schema.toString(), InputFormat.JSON))
        .validate(instance.toString(), InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private static JsonNode read(String file) {
    try (InputStream packed =
        Objects.requireNonNull(Schemas.class.getResourceAsStream("/deployment/" + file))) {
      return Yaml.JSON.readTree(
          new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
