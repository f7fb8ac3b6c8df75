package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.Operations.Operation;
import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.route.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpMethod;

/**
 * The gateway's routes.yml and the controllers' {@code @Requires} say the same. That the documents
 * of the running services say it too is seen in system-tests.
 */
class RouteRulesTests {

  private static final RouteTable TABLE =
      RouteTable.read(
          new FileSystemResource(
              House.root().resolve("gateway/src/main/resources/routes.yml").toFile()));
  private static final List<Operation> OPERATIONS = Operations.ofAllServices();

  private final Map<String, Rule> rules = new HashMap<>();
  private final List<String> twice = new ArrayList<>();

  RouteRulesTests() {
    for (Rule rule : TABLE.rules()) {
      if (rule.service().equals("gateway")) continue;
      for (HttpMethod method : rule.methods()) {
        String name = method + " " + Operations.unnamed(rule.pattern());
        if (rules.put(name, rule) != null) twice.add(name);
      }
    }
  }

  @Test
  void everyOperationHasOneRule() {
    assertThat(OPERATIONS).hasSizeGreaterThan(80);
    assertThat(twice).as("rules of the same method and path").isEmpty();
    assertThat(OPERATIONS)
        .as("operations without a line of their own in routes.yml")
        .filteredOn(operation -> !rules.containsKey(operation.name()))
        .isEmpty();
  }

  @Test
  void everyRuleIsOfAnOperation() {
    var left = new TreeSet<>(rules.keySet());
    OPERATIONS.forEach(operation -> left.remove(operation.name()));
    assertThat(left).as("rules for what no controller answers").isEmpty();
  }

  @Test
  void noRuleLeadsToAnotherService() {
    assertThat(OPERATIONS)
        .allSatisfy(
            operation ->
                assertThat(ruleOf(operation).service())
                    .as(operation.name())
                    .isEqualTo(operation.service()));
  }

  @Test
  void rulesAskForThePermissionThatTheServiceRequires() {
    Map<String, Object> asked = new HashMap<>();
    Map<String, Object> required = new HashMap<>();
    for (Operation operation : OPERATIONS) {
      required.put(operation.name(), String.valueOf(operation.permission()));
      asked.put(operation.name(), permissionOf(ruleOf(operation)));
    }
    assertThat(asked).isEqualTo(required);
  }

  /** A service cannot ask who calls where the gateway lets anybody in. */
  @Test
  void publicOperationsAskForNoCaller() {
    List<Operation> anybody =
        OPERATIONS.stream()
            .filter(operation -> ruleOf(operation).access() instanceof Access.Public)
            .toList();
    assertThat(anybody).hasSizeGreaterThan(5);
    assertThat(anybody).filteredOn(Operation::asksWho).isEmpty();
  }

  @Test
  void whatLiesInAWorkspaceNeedsAPermissionOrAMembership() {
    assertThat(
            OPERATIONS.stream()
                .filter(operation -> operation.path().startsWith("/api/v1/w/"))
                .map(this::ruleOf)
                .map(Rule::access)
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .allMatch(access -> access instanceof Access.Permission || access instanceof Access.Member);
  }

  private Rule ruleOf(Operation operation) {
    return Objects.requireNonNull(rules.get(operation.name()), operation.name());
  }

  private static String permissionOf(Rule rule) {
    return rule.access() instanceof Access.Permission(String name) ? name : "null";
  }
}
