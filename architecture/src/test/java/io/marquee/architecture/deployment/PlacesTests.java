package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.House;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The addresses that only who deploys can know: one ConfigMap has them all. */
class PlacesTests {

  @Test
  void whatIsReadIsSaidAndWhatIsSaidIsRead() {
    for (String overlay : List.of("local", "production")) {
      List<ObjectNode> all = rendered(overlay);
      var read = new TreeSet<String>();
      variables(all)
          .map(variable -> Yaml.at(variable, "valueFrom/configMapKeyRef"))
          .filter(JsonNode::isObject)
          .forEach(
              key -> {
                assertThat(key.path("name").asString()).isEqualTo("places");
                read.add(key.path("key").asString());
              });
      assertThat(read).contains("public-url", "s3-endpoint", "smtp-host", "traces-endpoint");
      ObjectNode places =
          all.stream()
              .filter(each -> Yaml.text(each, "kind").equals("ConfigMap"))
              .filter(each -> Yaml.text(each, "metadata/name").equals("places"))
              .findFirst()
              .orElseThrow();
      assertThat(new TreeSet<>(places.path("data").propertyNames())).as(overlay).isEqualTo(read);
      // Or Kubernetes would refuse it.
      assertThat(places.path("data").valueStream()).allMatch(JsonNode::isString);
    }
  }

  /**
   * A value with a dot in it is a host; a cluster's own names have none here, files begin with /.
   */
  @Test
  void nothingElseNamesAPlaceOfYours() {
    var hidden = new ArrayList<String>();
    for (String overlay : List.of("local", "production")) {
      variables(rendered(overlay))
          .filter(
              variable ->
                  variable.path("value").asString("").matches("(?![/]|configtree:/).*\\w\\.\\w.*"))
          .forEach(variable -> hidden.add(overlay + ": " + variable));
    }
    assertThat(hidden).isEmpty();
  }

  /** As it is applied: the databases' migrations first. */
  private static List<ObjectNode> rendered(String overlay) {
    var folder = House.root().resolve("k8s/overlays").resolve(overlay);
    var all = new ArrayList<>(Kustomize.render(folder.resolve("migrations")));
    all.addAll(Kustomize.render(folder));
    return all;
  }

  private static Stream<JsonNode> variables(List<ObjectNode> all) {
    return all.stream()
        .flatMap(each -> Yaml.at(each, "spec/template/spec/containers").valueStream())
        .flatMap(container -> container.path("env").valueStream());
  }
}
