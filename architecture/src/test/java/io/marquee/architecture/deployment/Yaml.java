package io.marquee.architecture.deployment;

import io.marquee.architecture.House;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** YAML files as trees; a key said twice is an error. */
final class Yaml {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private Yaml() {}

  /** The one document of a file. */
  static ObjectNode read(Path file) {
    return documents(file).getFirst();
  }

  static List<ObjectNode> documents(Path file) {
    return documents(House.read(file));
  }

  static List<ObjectNode> documents(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(500);
    var found = new ArrayList<ObjectNode>();
    for (Object document :
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text)) {
      if (document != null) found.add((ObjectNode) JSON.<JsonNode>valueToTree(document));
    }
    return found;
  }

  /**
   * What lies at a path of names, such as {@code spec.template}; missing where there is nothing.
   */
  static JsonNode at(JsonNode node, String path) {
    JsonNode current = node;
    for (String name : path.split("/")) {
      current = current.isArray() ? current.path(Integer.parseInt(name)) : current.path(name);
    }
    return current;
  }

  static String text(JsonNode node, String path) {
    return Objects.requireNonNullElse(at(node, path).asString(""), "");
  }
}
