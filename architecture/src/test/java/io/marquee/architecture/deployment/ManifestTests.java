package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.House;
import io.marquee.local.home.Secrets;
import io.marquee.local.service.Service;
import io.marquee.local.service.ServiceSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** k8s/, rendered and held against the schemas of its kinds and against the services. */
class ManifestTests {

  @TempDir private Path folder;

  static List<String> folders() {
    return List.of(
        "overlays/local",
        "overlays/local/infrastructure",
        "overlays/local/migrations",
        "overlays/production",
        "overlays/production/infrastructure",
        "overlays/production/migrations");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyManifestIsAsItsKindSays(String overlay) {
    List<ObjectNode> rendered = Kustomize.render(k8s().resolve(overlay));

    assertThat(rendered).hasSizeGreaterThan(5);
    assertThat(rendered.stream().flatMap(each -> Schemas.ofManifest(each).stream())).isEmpty();
    assertThat(rendered.stream().map(ManifestTests::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsFound(String kind, String path, String name, String value) {
    List<ObjectNode> all = new ArrayList<>(Kustomize.render(k8s().resolve("overlays/production")));
    all.addAll(Kustomize.render(k8s().resolve("overlays/production/infrastructure")));
    ObjectNode one =
        all.stream().filter(each -> Yaml.text(each, "kind").equals(kind)).findFirst().orElseThrow();
    assertThat(Schemas.ofManifest(one)).isEmpty();

    ((ObjectNode) Yaml.at(one, path)).put(name, value);

    assertThat(Schemas.ofManifest(one)).as(kind + " with " + name).isNotEmpty();
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> breaches() {
    return Stream.of(
            "Deployment spec/template/spec/containers/0 livenesProbe x",
            "Service spec ports none",
            "ScaledObject spec minReplicas 1",
            "Kafka spec/kafka listener x",
            "KafkaTopic spec partitions many",
            "KafkaUser spec authentification x",
            "Cluster spec instances three",
            "ExternalSecret spec refreshIntervall 1h",
            "ServiceMonitor spec endpoint x",
            "NetworkPolicy spec policyTypes Ingress")
        .map(line -> org.junit.jupiter.params.provider.Arguments.of((Object[]) line.split(" ")));
  }

  @Test
  void everyFileIsRendered() throws IOException {
    var used = new TreeSet<Path>();
    try (Stream<Path> files = Files.walk(k8s())) {
      for (Path file : files.filter(each -> each.endsWith("kustomization.yaml")).toList()) {
        JsonNode wish = Yaml.read(file);
        Stream<JsonNode> named =
            Stream.of("resources", "patches", "configMapGenerator")
                .flatMap(word -> wish.path(word).valueStream());
        named.forEach(
            each -> {
              if (each.has("files")) {
                each.path("files").forEach(one -> use(used, file, one.asString()));
              } else {
                use(used, file, each.has("path") ? each.path("path").asString() : each.asString());
              }
            });
      }
    }
    try (Stream<Path> files = Files.walk(k8s())) {
      assertThat(
              files
                  .filter(each -> each.toString().matches(".*\\.(yaml|json)"))
                  .filter(each -> !each.endsWith("kustomization.yaml"))
                  .filter(each -> !used.contains(each))
                  .map(each -> k8s().relativize(each).toString()))
          .isEmpty();
    }
  }

  private static void use(Set<Path> used, Path file, String name) {
    used.add(file.resolveSibling(name).normalize());
  }

  @Test
  void everyServiceRunsFromItsImageOnItsPortsWithItsProbes() {
    for (ObjectNode deployment : deployments()) {
      Module module = Module.of(Yaml.text(deployment, "metadata/name"));
      JsonNode container = Yaml.at(deployment, "spec/template/spec/containers/0");
      assertThat(container.path("image").asString())
          .isEqualTo("registry.example.com/marquee/%s:0.1.0".formatted(module.folder()));
      assertThat(portNamed(container.path("ports"), "http")).isEqualTo(module.port());
      assertThat(portNamed(container.path("ports"), "management"))
          .isEqualTo(module.managementPort());
      for (String probe : List.of("startupProbe", "livenessProbe")) {
        assertThat(Yaml.text(container, probe + "/httpGet/path"))
            .isEqualTo("/actuator/health/liveness");
      }
      assertThat(Yaml.text(container, "readinessProbe/httpGet/path"))
          .isEqualTo("/actuator/health/readiness");
      assertThat(Yaml.text(container, "readinessProbe/httpGet/port")).isEqualTo("management");
    }
    assertThat(deployments()).hasSameSizeAs(Module.ALL);
  }

  @Test
  void servicesAreFoundUnderTheirPorts() {
    for (Module module : Module.ALL) {
      ObjectNode service = of("Service", module.folder());
      assertThat(Yaml.at(service, "spec/ports/0/port").asInt()).isEqualTo(module.port());
      assertThat(Yaml.at(service, "spec/ports/1/port").asInt()).isEqualTo(module.managementPort());
      if (module.hasDatabase()) {
        assertThat(environment(of("Deployment", "gateway")))
            .anySatisfy(
                each ->
                    assertThat(each)
                        .isEqualTo(
                            "MARQUEE_ROUTES_%s=http://%s:%d"
                                .formatted(
                                    module.name().toUpperCase(java.util.Locale.ROOT),
                                    module.folder(),
                                    module.port())));
      }
    }
  }

  @Test
  void everyVariableReachesSomethingInItsService() {
    var lost = new ArrayList<String>();
    for (ObjectNode each : deployments()) lookForLost(each, lost, "");
    for (ObjectNode each : Kustomize.render(k8s().resolve("overlays/local"))) {
      if (Yaml.text(each, "kind").equals("Deployment")) lookForLost(each, lost, "");
    }
    for (ObjectNode each : Kustomize.render(k8s().resolve("overlays/production/migrations"))) {
      if (Yaml.text(each, "kind").equals("Job")) lookForLost(each, lost, "-migration");
    }
    assertThat(lost).isEmpty();
  }

  private static void lookForLost(ObjectNode workload, List<String> lost, String ending) {
    String name =
        Yaml.text(workload, "metadata/name").replace(ending.isEmpty() ? "\0" : ending, "");
    for (String each : environment(workload)) {
      String variable = each.split("=", 2)[0];
      if (!Module.of(name).knows(variable)) lost.add(name + ": " + variable);
    }
  }

  @Test
  void eachServiceIsGivenItsSecretsAndNoOthers() {
    var made = new ServiceSecrets(new Secrets(folder));
    for (Module module : Module.ALL) {
      var expected =
          Service.ALL.stream()
              .filter(service -> service.name().equals(module.name()))
              .flatMap(service -> made.of(service).keySet().stream())
              .toList();
      ObjectNode secret = of("ExternalSecret", module.folder());
      assertThat(Yaml.at(secret, "spec/data").valueStream())
          .extracting(each -> each.path("secretKey").asString())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(Yaml.at(secret, "spec/data").valueStream())
          .allSatisfy(
              each -> {
                assertThat(Yaml.at(each, "remoteRef/key").asString()).isEqualTo(module.folder());
                assertThat(Yaml.at(each, "remoteRef/property")).isEqualTo(each.path("secretKey"));
              });
    }
  }

  @Test
  void podsAreRestrictedAndHaveLimits() {
    List<ObjectNode> all = new ArrayList<>(Kustomize.render(k8s().resolve("overlays/local")));
    all.addAll(deployments());
    all.addAll(Kustomize.render(k8s().resolve("overlays/production/migrations")));
    List<ObjectNode> pods =
        all.stream().filter(each -> Yaml.at(each, "spec/template/spec").isObject()).toList();
    assertThat(pods).hasSizeGreaterThan(15);
    for (ObjectNode workload : pods) {
      JsonNode pod = Yaml.at(workload, "spec/template/spec");
      assertThat(Yaml.at(pod, "securityContext/runAsNonRoot").asBoolean(false)).isTrue();
      assertThat(Yaml.text(pod, "securityContext/seccompProfile/type")).isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      for (JsonNode container : pod.path("containers")) {
        JsonNode may = container.path("securityContext");
        assertThat(may.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(may.path("readOnlyRootFilesystem").asBoolean(false)).isTrue();
        assertThat(Yaml.at(may, "capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(Yaml.text(container, "resources/limits/memory")).isNotEmpty();
        assertThat(Yaml.text(container, "resources/requests/memory")).isNotEmpty();
      }
    }
  }

  @Test
  void theyEndInPeace() {
    for (ObjectNode deployment : deployments()) {
      JsonNode pod = Yaml.at(deployment, "spec/template/spec");
      int pause = Integer.parseInt(Yaml.text(pod, "containers/0/lifecycle/preStop/exec/command/1"));
      String phase =
          Yaml.text(
              Yaml.read(
                  House.root().resolve("platform/service/src/main/resources/marquee-defaults.yml")),
              "spring/lifecycle/timeout-per-shutdown-phase");
      assertThat(pod.path("terminationGracePeriodSeconds").asInt())
          .isGreaterThan(pause + Integer.parseInt(phase.replace("s", "")));
    }
  }

  @Test
  void everyDatabaseIsMadeAsTheHouseMakesIt() {
    String maker =
        House.read(
                House.root()
                    .resolve(
                        "platform/tenancy/src/main/java/io/marquee/tenancy/database/ServiceDatabase.java"))
            .replaceAll("\\s+", " ");
    for (Module module : Module.ALL) {
      if (!module.hasDatabase()) continue;
      ObjectNode cluster =
          Kustomize.render(k8s().resolve("overlays/production/infrastructure")).stream()
              .filter(each -> Yaml.text(each, "metadata/name").equals(module.name() + "-db"))
              .filter(each -> Yaml.text(each, "kind").equals("Cluster"))
              .findFirst()
              .orElseThrow();
      List<String> statements =
          Yaml.at(cluster, "spec/bootstrap/initdb/postInitApplicationSQL")
              .valueStream()
              .map(each -> each.asString().replace(module.name(), "SERVICE"))
              .toList();
      assertThat(statements).hasSize(13);
      assertThat(statements).allSatisfy(statement -> assertThat(Sql.of(maker)).contains(statement));
      assertThat(Sql.of(maker)).allSatisfy(made -> assertThat(statements).contains(made));
    }
  }

  private static Path k8s() {
    return House.root().resolve("k8s");
  }

  private static List<ObjectNode> deployments() {
    return Kustomize.render(k8s().resolve("overlays/production")).stream()
        .filter(each -> Yaml.text(each, "kind").equals("Deployment"))
        .toList();
  }

  private static ObjectNode of(String kind, String name) {
    return Kustomize.render(k8s().resolve("overlays/production")).stream()
        .filter(each -> Yaml.text(each, "kind").equals(kind))
        .filter(each -> Yaml.text(each, "metadata/name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  private static List<String> environment(ObjectNode workload) {
    return Yaml.at(workload, "spec/template/spec/containers/0/env")
        .valueStream()
        .map(each -> each.path("name").asString() + "=" + each.path("value").asString(""))
        .toList();
  }

  private static int portNamed(JsonNode ports, String name) {
    return ports
        .valueStream()
        .filter(port -> port.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("containerPort")
        .asInt();
  }

  private static String name(ObjectNode each) {
    return Yaml.text(each, "kind") + " " + Yaml.text(each, "metadata/name");
  }
}
