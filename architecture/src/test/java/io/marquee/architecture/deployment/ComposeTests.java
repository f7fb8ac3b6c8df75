package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** docker-compose.yml, held against its specification and the services. */
class ComposeTests {

  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+):-([^}]*)}");
  private final ObjectNode compose = Yaml.read(House.root().resolve("docker-compose.yml"));

  @Test
  void isAsItsSpecificationSays() {
    assertThat(Schemas.ofCompose(compose)).isEmpty();
  }

  /** A check that finds nothing is worth something only when it is known to find something. */
  @Test
  void aWrongWordIsFound() {
    ObjectNode wrong = compose.deepCopy();
    ((ObjectNode) Yaml.at(wrong, "services/gateway")).put("imgae", "marquee/gateway");

    assertThat(Schemas.ofCompose(wrong)).isNotEmpty();
  }

  @Test
  void everyServiceIsThereWithItsImageSecretsAndLimits() {
    for (Module module : Module.ALL) {
      JsonNode service = service(module.folder());
      assertThat(service.path("image").asString())
          .isEqualTo("marquee/" + module.folder() + ":${MARQUEE_VERSION:-local}");
      assertThat(service.path("read_only").asBoolean(false)).as(module.folder()).isTrue();
      assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
      assertThat(service.path("mem_limit").asString("")).as(module.folder()).isNotEmpty();
      assertThat(service.path("volumes").toString())
          .isEqualTo("[\"secrets-%s:/run/secrets/marquee:ro\"]".formatted(module.name()));
      assertThat(compose.path("services").path("secrets").path("volumes").toString())
          .contains("secrets-%1$s:/secrets/%1$s".formatted(module.name()));
    }
  }

  @Test
  void aSecondOfEachDiffersInNothingButItsNameAndItsDoor() {
    for (Module module : Module.ALL) {
      ObjectNode first = service(module.folder()).deepCopy();
      ObjectNode second = service(module.folder() + "-2").deepCopy();
      assertThat(second.path("profiles").toString()).isEqualTo("[\"scale\"]");
      assertThat(Yaml.at(second, "networks/default/aliases").toString())
          .isEqualTo("[\"%s\"]".formatted(module.folder()));
      assertThat(second.remove(List.of("profiles", "networks", "ports")))
          .isEqualTo(first.remove(List.of("ports")));
    }
  }

  @Test
  void everyVariableReachesSomethingInItsService() {
    var lost = new ArrayList<String>();
    for (Module module : Module.ALL) {
      for (String variable : service(module.folder()).path("environment").propertyNames()) {
        if (!module.knows(variable)) lost.add(module.folder() + ": " + variable);
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void aVariableThatNobodyReadsIsFound() {
    assertThat(new Module("film").knows("MARQUEE_S3_ENDPIONT")).isFalse();
    assertThat(new Module("billing").knows("MARQUEE_SMTP_HOST")).isFalse();
  }

  @Test
  void theGatewayAndItsDoorUseTheServicesPorts() {
    JsonNode routes = service("gateway").path("environment");
    for (Module module : Module.ALL) {
      if (!module.hasDatabase()) continue;
      String variable = "MARQUEE_ROUTES_" + module.name().toUpperCase(java.util.Locale.ROOT);
      assertThat(routes.path(variable).asString())
          .isEqualTo("http://%s:%d".formatted(module.folder(), module.port()));
    }
    assertThat(service("gateway").path("ports").get(0).asString())
        .endsWith(":" + new Module("gateway").port());
  }

  /** The images' ports are counted up from the gateway's by ./run images. */
  @Test
  void theImagesOpenTheServicesPorts() {
    String run = House.read(House.root().resolve("run"));
    assertThat(run).contains("port=" + Module.ALL.getFirst().port());
    assertThat(run)
        .contains(
            "for module in gateway {identity,workspace,film,publishing,billing,notification}-service");
    int port = Module.ALL.getFirst().port();
    for (Module module : Module.ALL) {
      assertThat(module.port()).as(module.folder()).isEqualTo(port);
      assertThat(module.managementPort()).as(module.folder()).isEqualTo(port + 1000);
      port++;
    }
  }

  @Test
  void prometheusReadsEveryManagementPort() {
    String prometheus = House.read(House.root().resolve("local/containers/prometheus.yml"));
    for (Module module : Module.ALL) {
      assertThat(prometheus).contains("names: [" + module.folder() + "]");
      assertThat(prometheus).contains("port: " + module.managementPort());
    }
  }

  /** From the services to the collector, from there to the store, where Grafana looks. */
  @Test
  void tracesFindTheirWay() {
    var folder = House.root().resolve("local/containers");
    ObjectNode collector = Yaml.read(folder.resolve("otel-collector.yml"));
    ObjectNode tempo = Yaml.read(folder.resolve("tempo.yml"));
    String taken = Yaml.text(collector, "receivers/otlp/protocols/http/endpoint");
    String told = Yaml.text(collector, "exporters/otlp/endpoint");
    String stored = Yaml.text(tempo, "distributor/receivers/otlp/protocols/grpc/endpoint");

    assertThat(House.read(House.root().resolve(".env.example")))
        .contains(
            "# TRACES_ENDPOINT=http://otel-collector:%s/v1/traces".formatted(taken.split(":")[1]));
    assertThat(told).isEqualTo("tempo:" + stored.split(":")[1]);
    assertThat(Yaml.at(collector, "service/pipelines/traces").toString())
        .isEqualTo(
            "{\"receivers\":[\"otlp\"],\"processors\":[\"memory_limiter\",\"batch\"],\"exporters\":[\"otlp\"]}");
    assertThat(Yaml.read(folder.resolve("grafana/datasources/marquee.yml")).toString())
        .contains(
            "\"http://tempo:%d\"".formatted(Yaml.at(tempo, "server/http_listen_port").asInt()));
    for (String part : List.of("otel-collector", "tempo", "grafana", "prometheus")) {
      assertThat(service(part).path("profiles").toString()).isEqualTo("[\"observability\"]");
    }
  }

  @Test
  void whatCanBeSetIsInTheExampleWithItsValue() {
    Map<String, String> used =
        VARIABLE
            .matcher(House.read(House.root().resolve("docker-compose.yml")))
            .results()
            .collect(
                Collectors.toMap(
                    (MatchResult hit) -> hit.group(1),
                    hit -> hit.group(2),
                    (one, other) -> {
                      assertThat(other).isEqualTo(one);
                      return one;
                    },
                    TreeMap::new));
    Map<String, String> said =
        House.read(House.root().resolve(".env.example"))
            .lines()
            .filter(line -> !line.startsWith("#") && line.contains("="))
            .map(line -> line.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> pair[1], (one, other) -> one, TreeMap::new));

    assertThat(said).isEqualTo(used);
    assertThat(said.keySet()).noneMatch(name -> name.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"));
  }

  private ObjectNode service(String name) {
    JsonNode found = compose.path("services").path(name);
    assertThat(found.isObject()).as(name + " in docker-compose.yml").isTrue();
    return (ObjectNode) found;
  }
}
