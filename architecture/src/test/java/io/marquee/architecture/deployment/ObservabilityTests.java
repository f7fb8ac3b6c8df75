package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.architecture.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts and dashboards: of metrics that there are, each with its page, each seen to fire. */
class ObservabilityTests {

  private static final Path FOLDER = House.root().resolve("k8s/observability");
  private static final Path RULES = FOLDER.resolve("rules/marquee.rules.yml");
  private static final Pattern METRIC =
      Pattern.compile("\\b(marquee|http|hikaricp|jvm|process)_[a-z_]+\\b|\\bup\\b(?=\\{)");
  private static final Pattern METER = Pattern.compile("\"(marquee\\.[a-z.]+)\"");

  @Test
  void everyAlertHasItsPageAndEveryPageItsAlert() {
    List<String> pages =
        Pattern.compile("(?m)^## (\\w+)$")
            .matcher(House.read(House.root().resolve("k8s/RUNBOOKS.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(alerts().keySet()).hasSizeGreaterThan(15).containsExactlyInAnyOrderElementsOf(pages);
    assertThat(alerts())
        .allSatisfy(
            (name, rule) -> {
              assertThat(Yaml.text(rule, "annotations/runbook"))
                  .isEqualTo("k8s/RUNBOOKS.md#" + name.toLowerCase(java.util.Locale.ROOT));
              assertThat(Yaml.text(rule, "labels/severity")).isIn("page", "ticket");
            });
  }

  @Test
  void everyAlertFiresAndClearsInItsTest() {
    var fired = new TreeSet<String>();
    var cleared = new TreeSet<String>();
    for (String file : List.of("alerts.test.yml", "objectives.test.yml")) {
      for (JsonNode test : Yaml.read(FOLDER.resolve("rules").resolve(file)).path("tests")) {
        boolean was = false;
        for (JsonNode moment : test.path("alert_rule_test")) {
          String name = moment.path("alertname").asString();
          if (!moment.path("exp_alerts").isEmpty()) was = fired.add(name);
          else if (was) cleared.add(name);
        }
      }
    }
    assertThat(fired).isEqualTo(new TreeSet<>(alerts().keySet()));
    assertThat(cleared).isEqualTo(fired);
  }

  /** By Prometheus' own tool, where it is installed (Debian's package prometheus). */
  @Test
  void prometheusAgrees() throws Exception {
    assumeTrue(Tool.isThere("promtool", "--version"), "promtool is not on the path");
    for (String command :
        List.of(
            "check rules marquee.rules.yml", "test rules alerts.test.yml objectives.test.yml")) {
      var words = new ArrayList<>(List.of("promtool"));
      words.addAll(List.of(command.split(" ")));
      Process tool =
          new ProcessBuilder(words)
              .directory(FOLDER.resolve("rules").toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(tool.waitFor()).as(said).isZero();
    }
  }

  @Test
  void theClusterAlertsAsTheContainersDo() throws IOException {
    String written = prometheusRule();
    Path file = FOLDER.resolve("rules.yaml");
    if (Boolean.getBoolean("contracts.write")) Files.writeString(file, written);

    assertThat(file)
        .as("k8s/observability/rules.yaml is out of date; ./run contracts writes it anew")
        .hasContent(written);
  }

  private static String prometheusRule() {
    return """
        # Written from rules/marquee.rules.yml; ./run contracts writes it anew.
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: marquee
        spec:
        """
        + House.read(RULES).substring(House.read(RULES).indexOf("groups:")).indent(2);
  }

  /** What the services exported in a recorded run: k8s/observability/metrics.txt. */
  @Test
  void whatIsShownAndWatchedIsExported() {
    Set<String> exported =
        House.read(FOLDER.resolve("metrics.txt"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toSet());
    assertThat(exported).hasSizeGreaterThan(50);
    var asked = new TreeSet<String>();
    expressions()
        .forEach(
            expression ->
                METRIC.matcher(expression).results().forEach(hit -> asked.add(hit.group())));
    asked.remove("up"); // Prometheus' own

    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(asked.stream().filter(metric -> !exported.contains(metric))).isEmpty();
  }

  /** A record is of its time: what it holds of ours must still be in the code. */
  @Test
  void whatWasRecordedIsStillMeasured() {
    var meters = new TreeSet<String>();
    for (String folder :
        Stream.concat(Stream.of("platform"), Module.ALL.stream().map(Module::folder)).toList())
      House.files(House.root().resolve(folder), ".java").stream()
          .filter(file -> file.toString().contains("/src/main/java/"))
          .map(House::read)
          .flatMap(source -> METER.matcher(source).results())
          .forEach(hit -> meters.add(hit.group(1).replace('.', '_')));
    assertThat(
            House.read(FOLDER.resolve("metrics.txt"))
                .lines()
                .filter(line -> line.startsWith("marquee_"))
                .filter(line -> meters.stream().noneMatch(line::startsWith)))
        .isEmpty();
  }

  @Test
  void dashboardsAreWhole() throws IOException {
    for (JsonNode dashboard : dashboards().toList()) {
      assertThat(dashboard.path("uid").asString()).isNotEmpty();
      var ids = dashboard.path("panels").valueStream().map(panel -> panel.path("id").asInt());
      assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }
    String shown = House.read(FOLDER.resolve("kustomization.yaml"));
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      assertThat(files)
          .allSatisfy(file -> assertThat(shown).contains("dashboards/" + file.getFileName()));
    }
  }

  private static Stream<String> expressions() {
    Stream<String> ofRules =
        Yaml.read(RULES)
            .path("groups")
            .valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .map(rule -> rule.path("expr").asString());
    Stream<String> ofPanels =
        dashboards()
            .flatMap(dashboard -> dashboard.path("panels").valueStream())
            .flatMap(panel -> panel.path("targets").valueStream())
            .map(target -> target.path("expr").asString());
    return Stream.concat(ofRules, ofPanels).map(each -> each.replaceAll("\"[^\"]*\"", ""));
  }

  private static Map<String, JsonNode> alerts() {
    var found = new TreeMap<String, JsonNode>();
    for (JsonNode group : Yaml.read(RULES).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.has("alert")) found.put(rule.path("alert").asString(), rule);
      }
    }
    return found;
  }

  private static Stream<JsonNode> dashboards() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      return files.sorted().map(file -> Yaml.JSON.readTree(House.read(file))).toList().stream();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
