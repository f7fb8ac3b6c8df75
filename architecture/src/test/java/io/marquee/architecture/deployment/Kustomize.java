package io.marquee.architecture.deployment;

import io.marquee.architecture.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Renders a folder as {@code kustomize build} would, for the few of its words that the house uses;
 * any other is refused, so that nothing passes unrendered.
 */
final class Kustomize {

  private static final Set<String> WORDS =
      Set.of(
          "apiVersion",
          "kind",
          "namespace",
          "resources",
          "images",
          "patches",
          "configMapGenerator",
          "generatorOptions");
  private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

  private Kustomize() {}

  static List<ObjectNode> render(Path folder) {
    ObjectNode wish = Yaml.read(folder.resolve("kustomization.yaml"));
    wish.propertyNames().stream()
        .filter(word -> !WORDS.contains(word))
        .findAny()
        .ifPresent(word -> refuse(folder, "uses " + word + ", which is not rendered here"));
    var all = new ArrayList<ObjectNode>();
    for (JsonNode resource : wish.path("resources")) {
      Path place = folder.resolve(resource.asString()).normalize();
      if (Files.isDirectory(place)) all.addAll(render(place));
      else all.addAll(Yaml.documents(place));
    }
    for (JsonNode generated : wish.path("configMapGenerator")) {
      all.add(configMap(folder, generated, wish.path("generatorOptions")));
    }
    for (JsonNode patch : wish.path("patches")) patch(folder, patch, all);
    for (JsonNode image : wish.path("images")) all.forEach(each -> rename(each, image));
    String namespace = wish.path("namespace").asString("");
    if (!namespace.isEmpty()) all.forEach(each -> put(each, namespace));
    return all;
  }

  private static ObjectNode configMap(Path folder, JsonNode wish, JsonNode options) {
    if (!options.path("disableNameSuffixHash").asBoolean(false)) {
      throw refuse(folder, "generates a name with a hash, which is not rendered here");
    }
    ObjectNode map = Yaml.JSON.createObjectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap");
    ObjectNode metadata = map.putObject("metadata");
    metadata.put("name", wish.path("name").asString());
    if (wish.path("options").has("labels")) {
      metadata.set("labels", wish.path("options").path("labels"));
    }
    ObjectNode data = map.putObject("data");
    for (JsonNode file : wish.path("files")) {
      Path place = folder.resolve(file.asString()).normalize();
      data.put(String.valueOf(place.getFileName()), House.read(place));
    }
    return map;
  }

  private static void patch(Path folder, JsonNode patch, List<ObjectNode> all) {
    String file = patch.path("path").asString();
    JsonNode target = patch.path("target");
    for (ObjectNode change : Yaml.documents(folder.resolve(file))) {
      List<ObjectNode> meant =
          all.stream()
              .filter(each -> target.isMissingNode() ? isSame(each, change) : fits(each, target))
              .toList();
      if (meant.isEmpty()) throw refuse(folder, file + " changes nothing that is there");
      for (ObjectNode each : meant) {
        ObjectNode wanted = change.deepCopy();
        wanted.remove(List.of("apiVersion", "kind"));
        ((ObjectNode) wanted.path("metadata")).remove("name");
        boolean byName =
            !Yaml.text(each, "apiVersion").split("/")[0].contains(".")
                || Yaml.text(each, "apiVersion").startsWith("networking.k8s.io");
        Merge.into(each, wanted, byName);
      }
    }
  }

  private static boolean isSame(ObjectNode one, ObjectNode other) {
    return one.path("apiVersion").equals(other.path("apiVersion"))
        && one.path("kind").equals(other.path("kind"))
        && Yaml.at(one, "metadata/name").equals(Yaml.at(other, "metadata/name"));
  }

  private static boolean fits(ObjectNode each, JsonNode target) {
    String label = target.path("labelSelector").asString("");
    String[] wanted = label.split("=", 2);
    return each.path("kind").equals(target.path("kind"))
        && (label.isEmpty()
            || Yaml.at(each, "metadata")
                .path("labels")
                .path(wanted[0])
                .asString("")
                .equals(wanted[1]));
  }

  private static void rename(JsonNode node, JsonNode image) {
    if (node instanceof ArrayNode list) list.forEach(each -> rename(each, image));
    if (!(node instanceof ObjectNode object)) return;
    String current = object.path("image").asString("");
    if (current.replaceAll(":[^/]*$", "").equals(image.path("name").asString())) {
      String name = image.path("newName").asString(image.path("name").asString());
      object.put("image", name + ":" + image.path("newTag").asString("latest"));
    }
    object.values().forEach(each -> rename(each, image));
  }

  private static void put(ObjectNode each, String namespace) {
    if (WITHOUT_NAMESPACE.contains(each.path("kind").asString())) return;
    ((ObjectNode) Objects.requireNonNull(each.get("metadata"))).put("namespace", namespace);
  }

  private static IllegalStateException refuse(Path folder, String why) {
    throw new IllegalStateException(House.root().relativize(folder) + " " + why);
  }
}
