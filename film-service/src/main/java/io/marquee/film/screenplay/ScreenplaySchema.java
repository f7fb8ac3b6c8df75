package io.marquee.film.screenplay;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Holds a screenplay against its JSON Schema and says in our words what does not fit. */
class ScreenplaySchema {

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("type", "wrong_type"),
          Map.entry("required", "required"),
          Map.entry("additionalProperties", "unknown_property"),
          Map.entry("enum", "not_allowed"),
          Map.entry("pattern", "malformed"),
          Map.entry("minimum", "too_small"),
          Map.entry("maximum", "too_large"),
          Map.entry("minLength", "too_short"),
          Map.entry("maxLength", "too_long"),
          Map.entry("minItems", "too_few"),
          Map.entry("maxItems", "too_many"),
          Map.entry("minProperties", "too_few"),
          Map.entry("maxProperties", "too_many"));

  private final Schema schema = load();

  List<Flaw> flaws(JsonNode screenplay) {
    return schema.validate(screenplay).stream().map(ScreenplaySchema::flaw).toList();
  }

  private static Flaw flaw(Error error) {
    var pointer = pointer(error.getInstanceLocation());
    // The schema reports a missing or surplus property at its parent; people look for it by name.
    var property = error.getProperty();
    if (property != null) pointer += "/" + escape(property);
    var code = Objects.requireNonNullElse(CODES.get(error.getKeyword()), "invalid");
    return new Flaw(pointer, code, error.getMessage());
  }

  private static String pointer(NodePath path) {
    var pointer = new StringBuilder();
    for (var index = 0; index < path.getNameCount(); index++) {
      pointer.append('/').append(escape(String.valueOf(path.getElement(index))));
    }
    return pointer.toString();
  }

  private static String escape(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  private static Schema load() {
    try (var file = ScreenplaySchema.class.getResourceAsStream("screenplay.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(file));
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
  }
}
