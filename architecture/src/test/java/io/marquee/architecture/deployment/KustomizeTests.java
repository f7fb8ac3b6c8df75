package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.architecture.House;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is rendered here, held against kustomize itself, where kubectl is installed. */
class KustomizeTests {

  @ParameterizedTest
  @MethodSource("io.marquee.architecture.deployment.ManifestTests#folders")
  void kustomizeAgrees(String overlay) throws Exception {
    assumeTrue(Tool.isThere("kubectl", "version", "--client"), "kubectl is not on the path");
    Path folder = House.root().resolve("k8s").resolve(overlay);
    Process tool =
        new ProcessBuilder("kubectl", "kustomize", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).isZero();

    Map<String, JsonNode> theirs = byName(Yaml.documents(said));
    assertThat(byName(Kustomize.render(folder))).hasSizeGreaterThan(5).isEqualTo(theirs);
  }

  private static Map<String, JsonNode> byName(List<ObjectNode> manifests) {
    var all = new TreeMap<String, JsonNode>();
    for (ObjectNode each : manifests) {
      String name = Yaml.text(each, "kind") + " " + Yaml.text(each, "metadata/name");
      all.put(name, sorted(each));
    }
    return all;
  }

  /** Where a change lays entries into a list of named ones, their order says nothing. */
  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Yaml.JSON.createObjectNode();
      object.properties().forEach(entry -> copy.set(entry.getKey(), sorted(entry.getValue())));
      return copy;
    }
    if (!(node instanceof ArrayNode list)) return node;
    ArrayNode copy = Yaml.JSON.createArrayNode();
    list.valueStream()
        .map(KustomizeTests::sorted)
        .sorted(Comparator.comparing(KustomizeTests::known))
        .forEach(copy::add);
    return copy;
  }

  /** Entries without a name keep their places: sorting is stable. */
  private static String known(JsonNode entry) {
    return entry.path("mountPath").asString(entry.path("name").asString(""));
  }
}
