package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.marquee.identity.outside.ProviderServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The suite as people start it, by {@code ./run}: from the jars that this build packaged, with data
 * of its own under {@code target} and ports that nobody uses.
 */
final class Suite implements AutoCloseable {
  static final List<String> SERVICES =
      List.of("identity", "workspace", "film", "publishing", "billing", "notification");

  private static final Path MODULE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

  /** {@code -Dmarquee.home=…}: a suite that runs already is taken as it is, and left running. */
  private static final @Nullable String RUNNING = System.getProperty("marquee.home");

  /** What is done now and then, and when a killed service is given up: sooner than elsewhere. */
  private static final Map<String, String> WITHOUT_LONG_WAITS =
      Map.of(
          "MARQUEE_GATEWAY_KEY_USE_REPORT", "2s",
          "MARQUEE_JOBS_POLL_INTERVAL", "250ms",
          "MARQUEE_FILM_GENERATION_LEASE", "10s");

  /** What the other provider of log-in is called here. */
  static final String PROVIDER = "studio";

  static {
    Awaitility.setDefaultTimeout(Studio.PATIENCE);
    Awaitility.setDefaultPollDelay(Duration.ZERO); // most of what is waited for is there already
  }

  private final Path repository = MODULE.resolveSibling("");
  private final Path home =
      RUNNING == null ? MODULE.resolve("target/marquee") : Path.of(RUNNING).toAbsolutePath();
  private final Map<String, List<Integer>> ports = new HashMap<>();
  private int offset;
  private boolean closed;
  private boolean journeyTaken;
  private @Nullable Journey journey;
  private @Nullable ProviderServer provider;
  private @Nullable Collector collector;

  /** With empty data; what an aborted run left is ended first. */
  void start() {
    if (RUNNING != null) return;
    collector = new Collector();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // for Ctrl-C
    run("reset");
    offset = freeOffset();
    provider = new ProviderServer("http://localhost:" + (8080 + offset), PROVIDER);
    up();
  }

  void up() {
    if (offset == 0) run("up", "-d");
    else run("up", "-d", "--port-offset", Integer.toString(offset));
  }

  void stop() {
    run("stop");
  }

  /** Kills PostgreSQL, Kafka, the stores, every service and their launcher at once. */
  void pullThePlug() {
    run("kill", "all");
  }

  @Override
  public synchronized void close() {
    if (RUNNING == null && !closed) stop();
    if (provider != null) provider.close();
    if (collector != null) collector.close();
    closed = true;
  }

  /** The demo, which runs once for all tests, also when it fails. */
  synchronized Journey journey() {
    Path report = MODULE.resolve("target/journey.json");
    if (!journeyTaken) {
      journeyTaken = true;
      run("demo", "--json", report.toString());
      journey = new Journey(Json.read(report));
    }
    if (journey == null) throw new AssertionError("the demo failed: see the first test's failure");
    return journey;
  }

  /** Whom every process of a suite of our own tells its spans. */
  Collector collector() {
    assumeThat(collector).as("a suite that ran already tells its spans elsewhere").isNotNull();
    return Objects.requireNonNull(collector);
  }

  /** Where clients knock. */
  String gateway() {
    return "http://localhost:" + ports("gateway").getFirst();
  }

  /**
   * What OpenAPI says of all services: one that is slow to describe itself is left out at first.
   */
  JsonNode openApi() {
    return Awaitility.await()
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> Client.of(gateway()).get("/api/v1/openapi.json").is(200).json(),
            document -> document.path("x-marquee-missing").isEmpty());
  }

  /** A service's own address, which only the gateway should use. */
  String service(String name) {
    return "http://localhost:" + ports(name).getFirst();
  }

  /** Another provider of log-in, which only a suite of our own knows. */
  ProviderServer provider() {
    assumeThat(provider).as("a suite that ran already knows no other provider").isNotNull();
    return Objects.requireNonNull(provider);
  }

  /** What makes time pass for what a service keeps: nobody waits for days here. */
  void age(String service, String update, String id) {
    assertThat(update(service, update, UUID.fromString(id))).isOne();
  }

  /** Has what a service does now and then be done now; what is being done at the moment, again. */
  void hurry(String service, String job) {
    String soon =
        "update service.scheduled_jobs set execution_time = now() where not picked and task_name = ?";
    Awaitility.await().until(() -> update(service, soon, job) == 1);
  }

  private int update(String service, String update, Object what) {
    String url =
        "jdbc:postgresql://localhost:%d/%s".formatted(ports("postgres").getFirst(), service);
    try (var connection =
            DriverManager.getConnection(url, "postgres", secret("postgres-superuser"));
        var statement = connection.prepareStatement(update)) {
      statement.setObject(1, what);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A service's operators' port. */
  Client operator(String service) {
    return Client.of("http://localhost:" + ports(service).getLast());
  }

  /** The page of the mail sink. */
  String mails() {
    return "http://localhost:" + ports("s3-mail").getLast();
  }

  /** A process of the suite as {@code ./run status} has it. */
  record Part(
      String name, boolean healthy, String state, List<Integer> ports, long pid, int restarts) {
    static Part of(JsonNode json) {
      return new Part(
          json.required("name").asString(),
          json.required("healthy").asBoolean(),
          json.required("state").asString(),
          json.required("ports").values().stream().map(JsonNode::asInt).toList(),
          json.required("pid").asLong(),
          json.required("restarts").asInt());
    }
  }

  /** Asked for once: they outlive a stop, and each {@code ./run} is a process of its own. */
  private synchronized List<Integer> ports(String name) {
    if (ports.isEmpty()) parts().forEach(part -> ports.put(part.name(), part.ports()));
    return Objects.requireNonNull(ports.get(name), name);
  }

  Part part(String name) {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  List<Part> parts() {
    return status().required("processes").values().stream().map(Part::of).toList();
  }

  JsonNode status() {
    return Json.parse(run("status", "--json"));
  }

  /** A secret as its service gets it, for tests that play the gateway. */
  String secret(String name) {
    try {
      return Files.readString(home.resolve("secrets").resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path logs() {
    return home.resolve("logs");
  }

  private String run(String... words) {
    Finished finished = finished(words);
    assertThat(finished.exit())
        .as("./run %s%n%s", String.join(" ", words), finished.output())
        .isZero();
    return finished.output();
  }

  /** How a command ended. */
  record Finished(int exit, String output) {}

  /** Runs a command that may end in any way. */
  Finished finished(String... words) {
    var command = new ArrayList<>(List.of(repository.resolve("run").toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("MARQUEE_HOME", home.toString());
    process.environment().put("MARQUEE_BUILD", "off");
    process.environment().put("MARQUEE_CLASS_CACHES", "off"); // made in longer than they save here
    // Or a killed service that is slow to come back makes the saga give up.
    if (collector != null)
      process.environment().put("MARQUEE_TRACES_ENDPOINT", collector.endpoint());
    process.environment().put("MARQUEE_FILM_GENERATION_RESERVATION_TIMEOUT", "3m");
    // Or whoever waits long comes back with a token that has ended.
    process.environment().put("MARQUEE_IDENTITY_ACCESS_TOKEN_LIFETIME", "1h");
    WITHOUT_LONG_WAITS.forEach(process.environment()::put);
    if (provider != null) tell(provider, process.environment());
    try {
      Files.createDirectories(home);
      Process started = process.start();
      String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Finished(started.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void tell(ProviderServer provider, Map<String, String> environment) {
    String settings = "MARQUEE_IDENTITY_EXTERNAL_PROVIDERS_" + PROVIDER.toUpperCase(Locale.ROOT);
    environment.put(settings + "_ISSUER", provider.issuer());
    environment.put(settings + "_CLIENTID", ProviderServer.CLIENT_ID);
    environment.put(settings + "_CLIENTSECRET", ProviderServer.CLIENT_SECRET);
  }

  /**
   * Below the ports that the system gives to outgoing connections: a service that is started again
   * must find its port free.
   */
  private static int freeOffset() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1000, 13_000))
        .limit(100)
        .filter(offset -> usualPorts().allMatch(port -> isFree(port + offset)))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Integer> usualPorts() {
    var services = IntStream.concat(IntStream.range(8080, 8087), IntStream.range(9080, 9087));
    var others = IntStream.of(15432, 19092, 19093, 19000, 11025, 11080);
    return IntStream.concat(services, others).boxed();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
