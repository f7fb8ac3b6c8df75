package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.architecture.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checks of what is deployed, checked themselves: what is changed on one side only, in a copy
 * of the files, turns them red.
 */
class DriftTests {

  /** The checks by name; each reads its files anew. */
  private static final Map<String, Runnable> CHECKS =
      Map.ofEntries(
          Map.entry(
              "compose images",
              () -> new ComposeTests().everyServiceIsThereWithItsImageSecretsAndLimits()),
          Map.entry(
              "compose variables",
              () -> new ComposeTests().everyVariableReachesSomethingInItsService()),
          Map.entry(
              "compose routes", () -> new ComposeTests().theGatewayAndItsDoorUseTheServicesPorts()),
          Map.entry("image ports", () -> new ComposeTests().theImagesOpenTheServicesPorts()),
          Map.entry("prometheus", () -> new ComposeTests().prometheusReadsEveryManagementPort()),
          Map.entry("example", () -> new ComposeTests().whatCanBeSetIsInTheExampleWithItsValue()),
          Map.entry("traces", () -> new ComposeTests().tracesFindTheirWay()),
          Map.entry(
              "k8s deployments",
              () -> new ManifestTests().everyServiceRunsFromItsImageOnItsPortsWithItsProbes()),
          Map.entry("k8s services", () -> new ManifestTests().servicesAreFoundUnderTheirPorts()),
          Map.entry(
              "k8s variables",
              () -> new ManifestTests().everyVariableReachesSomethingInItsService()),
          Map.entry("k8s restriction", () -> new ManifestTests().podsAreRestrictedAndHaveLimits()),
          Map.entry("k8s farewell", () -> new ManifestTests().theyEndInPeace()),
          Map.entry("places", () -> new PlacesTests().whatIsReadIsSaidAndWhatIsSaidIsRead()),
          Map.entry("no other places", () -> new PlacesTests().nothingElseNamesAPlaceOfYours()));

  @TempDir private static Path copy;

  /** Checks that were seen to agree with what is there. */
  private static final Set<String> green = new HashSet<>();

  /**
   * @param of whose files
   * @param there what is said now
   * @param instead what somebody makes of it
   * @param check which of {@link #CHECKS} must see it
   */
  record Change(String of, String there, String instead, String check) {
    @Override
    public String toString() {
      return "%s: %s → %s: %s".formatted(of, oneLine(there), oneLine(instead), check);
    }

    private static String oneLine(String text) {
      return text.strip().replaceAll("\\s+", " ");
    }
  }

  static Stream<Change> changes() {
    String settings = "film-service/src/main/resources/application.yml";
    String defaults = "platform/service/src/main/resources/marquee-defaults.yml";
    String compose = "docker-compose.yml";
    String film = "k8s/base/film-service/";
    String every = "k8s/base/every-deployment.yaml";
    String places = "k8s/overlays/production/places/places.yaml";
    return Stream.of(
        // a port
        new Change(settings, "8083", "8093", "compose routes"),
        new Change(settings, "8083", "8093", "image ports"),
        new Change(settings, "8083", "8093", "k8s deployments"),
        new Change(settings, "9083", "9093", "prometheus"),
        new Change(settings, "9083", "9093", "k8s services"),
        new Change(compose, "film-service:8083", "film-service:8093", "compose routes"),
        new Change(compose, ":8080\"", ":8088\"", "compose routes"),
        new Change(
            film + "deployment.yaml",
            "containerPort: 9083",
            "containerPort: 9093",
            "k8s deployments"),
        new Change(film + "service.yaml", "8083", "8093", "k8s services"),
        new Change("local/containers/prometheus.yml", "9083", "9093", "prometheus"),
        new Change("run", "port=8080", "port=8081", "image ports"),
        // a probe
        new Change(every, "/actuator/health/readiness", "/health", "k8s deployments"),
        new Change(every, "/actuator/health/liveness", "/actuator/health", "k8s deployments"),
        // a variable
        new Change(compose, "MARQUEE_S3_REGION", "MARQUEE_S3_REIGON", "compose variables"),
        new Change(compose, "${SERVICE_MEMORY:-512m}", "${SERVICE_MEMORY:-256m}", "example"),
        new Change(every, "MARQUEE_TRACES_SHARE", "MARQUEE_TRACES_SAMPLE", "k8s variables"),
        new Change(defaults, "    share: 1.0", "    sample: 1.0", "compose variables"),
        new Change(defaults, "    share: 1.0", "    sample: 1.0", "k8s variables"),
        // an image
        new Change(compose, "marquee/film-service:", "marquee/films:", "compose images"),
        new Change(
            film + "deployment.yaml", "marquee/film-service", "marquee/films", "k8s deployments"),
        // what keeps a pod small and ends it in peace
        new Change(
            every,
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: false",
            "k8s restriction"),
        new Change(defaults, "per-shutdown-phase: 20s", "per-shutdown-phase: 60s", "k8s farewell"),
        // a place
        new Change(places, "smtp-host", "mail-host", "places"),
        new Change(places, "  smtp-host:", "  spare: x\n  smtp-host:", "places"),
        new Change(
            film + "deployment.yaml",
            "value: \"5432\"",
            "value: db.example.com",
            "no other places"),
        // traces
        new Change("local/containers/otel-collector.yml", "tempo:4317", "tempo:4137", "traces"),
        new Change("local/containers/tempo.yml", "3200", "3201", "traces"),
        new Change(".env.example", ":4318/v1/traces", ":4317", "traces"));
  }

  @BeforeAll
  static void copyWhatIsCompared() throws IOException {
    for (String name :
        new String[] {"docker-compose.yml", ".env.example", "run", "k8s", "local/containers"})
      copy(House.root().resolve(name));
    for (Module module : Module.ALL)
      copy(House.root().resolve(module.folder()).resolve("src/main"));
    for (String name : new String[] {"outbox", "service", "tenancy", "web"})
      copy(House.root().resolve("platform").resolve(name).resolve("src/main"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeOnOneSideIsSeen(Change change) throws IOException {
    Runnable check = java.util.Objects.requireNonNull(CHECKS.get(change.check()), change.check());
    Path file = copy.resolve(change.of());
    String whole = Files.readString(file);
    assertThat(whole).contains(change.there());
    if (green.add(change.check()))
      assertThatCode(() -> House.onCopy(copy, check)).doesNotThrowAnyException();

    Files.writeString(file, whole.replace(change.there(), change.instead()));
    try {
      assertThatThrownBy(() -> House.onCopy(copy, check))
          .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
    } finally {
      Files.writeString(file, whole);
    }
  }

  private static void copy(Path part) throws IOException {
    try (Stream<Path> files = Files.walk(part)) {
      files.filter(Files::isRegularFile).forEach(DriftTests::copyFile);
    }
  }

  private static void copyFile(Path file) {
    Path target = copy.resolve(House.root().relativize(file).toString());
    try {
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file, target);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
