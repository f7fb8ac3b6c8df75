package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.events.Contracts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each event that a service announces was said in one of its own tests, and so held against its
 * schema. platform/test notes what it sees; these tests run after all services'.
 */
class SaidEventsIntegrationTests {

  static Stream<String> publishers() {
    return House.SERVICES.stream().filter(service -> !announcedBy(service).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("publishers")
  void everyEventIsSaidInATest(String service) {
    Path said = House.root().resolve(service + "-service/target/said-events.txt");
    assumeTrue(Files.exists(said), "the tests of %s-service were not run".formatted(service));

    Set<String> seen = Set.copyOf(House.read(said).lines().toList());

    assertThat(announcedBy(service))
        .as("what %s announces; no test of it has ever seen the rest", service)
        .isSubsetOf(seen);
  }

  private static List<String> announcedBy(String service) {
    return Contracts.topics().stream()
        .flatMap(topic -> Contracts.recordsOf(topic).stream())
        .filter(event -> Topology.announcingServices(event).contains(service))
        .map(Contracts::nameOf)
        .sorted()
        .toList();
  }
}
