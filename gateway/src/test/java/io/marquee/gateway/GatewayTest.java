package io.marquee.gateway;

import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.RevocationEvent;
import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.gateway.kafka.TestKafka;
import io.marquee.gateway.stub.StubService;
import io.marquee.gateway.token.TestTokens;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway with a real Kafka behind it and services that remember: one for all tests that extend
 * this, until the JVM ends.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "marquee.gateway.directory.probe=200ms",
      "marquee.gateway.directory.patience=" + GatewayTest.PATIENCE + "s",
      "marquee.gateway.upstream.answer=4s",
      "marquee.gateway.upstream.retry-pause=10ms",
      "marquee.gateway.max-body=64KB",
      "marquee.gateway.slowest-body=2s",
      "marquee.gateway.slowest-head=2s",
      "marquee.gateway.limits.address=5000",
      "marquee.gateway.limits.tiers.busy=5000",
      "marquee.gateway.limits.other-tier=5000",
      "marquee.gateway.key-use-report=300ms",
      "marquee.gateway.own-hosts=localhost,127.0.0.1,x",
      "marquee.gateway.console.files=classpath:/console-fixture/",
      "marquee.gateway.cors-origins=https://console.example"
    })
abstract class GatewayTest {

  /**
   * Seconds that a request waits for a workspace: longer than a busy machine takes to tell of it.
   */
  static final int PATIENCE = 5;

  static final TestKafka KAFKA = TestKafka.start();
  static final TestTokens IDENTITY = new TestTokens("2026-11");
  static final Map<String, StubService> SERVICES =
      Map.of(
          "identity", new StubService("identity"),
          "workspace", new StubService("workspace"),
          "film", new StubService("film"),
          "publishing", new StubService("publishing"),
          "billing", new StubService("billing"),
          "notification", new StubService("notification"));
  static final StubService FILM = service("film");
  static final JsonMapper JSON = JsonMapper.builder().build();

  final HttpClient client = HttpClient.newHttpClient();
  final UUID user = UUID.randomUUID();
  final UUID account = UUID.randomUUID();
  final UUID brand = UUID.randomUUID();
  final String token = IDENTITY.of(user, UUID.randomUUID());

  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  static {
    // The machine may be busy with other things.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(KAFKA::close));
    KAFKA.createTopics(
        List.of(
            MembershipEvent.TOPIC,
            RevocationEvent.TOPIC,
            WorkspaceEvent.TOPIC,
            DomainEvent.TOPIC,
            EntitlementsEvent.TOPIC,
            ApiKeyEvent.TOPIC,
            AccessGrantEvent.TOPIC));
    service("identity").answer("/.well-known/jwks.json", 200, IDENTITY.jwks());
  }

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry properties) {
    addresses().forEach((name, value) -> properties.add(name, () -> value));
  }

  static Map<String, Object> addresses() {
    Map<String, Object> all = new java.util.HashMap<>();
    all.put("marquee.kafka", KAFKA.address());
    SERVICES.forEach(
        (name, stub) -> {
          all.put("marquee.routes." + name, stub.address());
          all.put("marquee.internal-token.keys." + name, stub.key());
        });
    return all;
  }

  @BeforeEach
  void awaitReady() {
    await().until(() -> manage("/actuator/health/readiness").statusCode() == 200);
  }

  /** Membership of {@link #brand} with these permissions, once the gateway knows of it. */
  UUID isMember(String... permissions) {
    UUID membership = UUID.randomUUID();
    KAFKA.publish(workspace(brand, account, "active"));
    KAFKA.publish(membership(membership, user, brand, "editor", permissions));
    await().until(() -> get("/api/v1/workspaces/" + brand).statusCode() != 404);
    return membership;
  }

  HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        HttpRequest.newBuilder(address("/api/v1/auth/me"))
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody())
            .build());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  HttpRequest post(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body)).build();
  }

  HttpRequest.Builder request(String path) {
    return request(path, token);
  }

  HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + bearer);
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> manage(String path) throws Exception {
    return manage(managementPort, path);
  }

  private HttpResponse<String> manage(int management, String path) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + management + path)).build());
  }

  String raw(String request) throws Exception {
    return rawInParts(request);
  }

  /** All of the answer, headers and body. */
  String rawWhole(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(40_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Bytes as they are, with a pause before each further part. */
  String rawInParts(Object... partsAndPauses) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(40_000);
      OutputStream out = socket.getOutputStream();
      try {
        for (Object part : partsAndPauses) {
          if (part instanceof Duration pause) LockSupport.parkNanos(pause.toNanos());
          else out.write(String.valueOf(part).getBytes(StandardCharsets.ISO_8859_1));
        }
      } catch (java.io.IOException closedEarly) {
        // The answer came before the request was read whole.
      }
      return new String(socket.getInputStream().readNBytes(64), StandardCharsets.ISO_8859_1);
    }
  }

  URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  static StubService service(String name) {
    return Objects.requireNonNull(SERVICES.get(name));
  }

  static String withoutIds(HttpResponse<String> answer) {
    return answer.body().replaceAll("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…");
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("trace_id").stringValue()).matches("[0-9a-f]{32}");
  }

  /** How often the gateway has refused with this code. */
  double refusals(String code) throws Exception {
    return meter("marquee_gateway_refusals_total", "code=\"" + code + "\"");
  }

  /** The sum of a meter's values that have this label. */
  double meter(String name, String label) throws Exception {
    return meter(managementPort, name, label);
  }

  /** The same of another gateway. */
  double meter(int management, String name, String label) throws Exception {
    return manage(management, "/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** How many requests the services have got, but for those that the gateway makes itself. */
  static long arrived() {
    return SERVICES.values().stream().mapToLong(StubService::clientRequests).sum();
  }
}
