package io.marquee.gateway.bench;

import static io.marquee.gateway.directory.DirectoryFixtures.entitlements;
import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;

import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.RevocationEvent;
import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.gateway.GatewayApplication;
import io.marquee.gateway.kafka.TestKafka;
import io.marquee.gateway.stub.StubService;
import io.marquee.gateway.token.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The responder, the ways to it, and what the gateway has to know. */
final class Stage implements AutoCloseable {

  private static final List<String> SERVICES =
      List.of("workspace", "film", "publishing", "billing", "notification");
  private static final int USERS = 200;
  private static final int WORKSPACES = 20;

  private final Path folder;
  private final Processes processes;
  private final int upstream = Processes.freePort();
  private final TestKafka kafka = TestKafka.start();
  private final TestTokens tokens = new TestTokens("bench");
  private final StubService identity = new StubService("identity");
  private final List<Process> running = new ArrayList<>();
  final List<byte[]> requests = new ArrayList<>();

  Stage(Path folder) {
    this.folder = folder;
    this.processes = new Processes(folder);
    kafka.createTopics(
        List.of(
            MembershipEvent.TOPIC,
            RevocationEvent.TOPIC,
            WorkspaceEvent.TOPIC,
            DomainEvent.TOPIC,
            EntitlementsEvent.TOPIC,
            ApiKeyEvent.TOPIC,
            AccessGrantEvent.TOPIC));
    identity.answer("/.well-known/jwks.json", 200, tokens.jwks());
    populate();
  }

  /** Members of workspaces, each with a token that outlives the run. */
  private void populate() {
    List<UUID> brands = Stream.generate(UUID::randomUUID).limit(WORKSPACES).toList();
    UUID account = UUID.randomUUID();
    kafka.publish(entitlements(account, "agency"));
    for (UUID brand : brands) kafka.publish(workspace(brand, account, "active"));
    for (int i = 0; i < USERS; i++) {
      UUID user = UUID.randomUUID();
      UUID brand = brands.get(i % WORKSPACES);
      kafka.publish(membership(UUID.randomUUID(), user, brand, "editor", "films:read"));
      String token =
          tokens.sign(
              header -> {},
              claims ->
                  claims
                      .subject(user.toString())
                      .claim("sid", UUID.randomUUID().toString())
                      .expirationTime(Date.from(Instant.now().plusSeconds(3500))));
      String path = "/api/v1/w/" + brand + "/films";
      requests.add(Load.get(path, token));
    }
  }

  /** Another replica beside the gateway, and how soon both refuse what has ended. */
  String revocations(Contender gateway, int times) throws Exception {
    Contender second = gateway("second");
    return new Revocations(kafka, tokens, List.of(gateway.port, second.port)).table(times);
  }

  List<Contender> contenders() throws IOException {
    Process responder =
        processes.java("upstream", BareResponder.class, List.of(), List.of("" + upstream));
    running.add(responder);
    Processes.awaitPort(upstream);
    List<Contender> all = new ArrayList<>();
    all.add(new Contender("nothing between", upstream, List.of()));
    nginx().ifPresent(all::add);
    all.add(bare());
    all.add(gateway("gateway"));
    return all;
  }

  private Optional<Contender> nginx() throws IOException {
    Path program = Path.of("/usr/sbin/nginx");
    if (!Files.exists(program)) {
      System.out.println("nginx is not there: apt-get install nginx-light");
      return Optional.empty();
    }
    int port = Processes.freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        worker_processes auto;
        daemon off;
        pid %1$s/nginx.pid;
        error_log %1$s/nginx-error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
          keepalive_requests 1000000000;
          upstream responder { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 1000000000; }
          server {
            listen 127.0.0.1:%3$d;
            location / {
              proxy_pass http://responder;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """
            .formatted(folder, upstream, port));
    Process process =
        processes.start("nginx", List.of(program.toString(), "-c", configuration.toString()));
    running.add(process);
    Processes.awaitPort(port);
    return Optional.of(new Contender("nginx", port, List.of(process)));
  }

  private Contender bare() {
    int port = Processes.freePort();
    Process process =
        processes.java(
            "bare",
            BareGateway.class,
            List.of(),
            List.of(
                "--spring.config.name=bare-gateway",
                "--server.port=" + port,
                "--upstream=http://127.0.0.1:" + upstream));
    running.add(process);
    Processes.awaitPort(port);
    return new Contender("Spring Cloud Gateway, one route", port, List.of(process));
  }

  private Contender gateway(String name) {
    int port = Processes.freePort();
    int management = Processes.freePort();
    List<String> words = new ArrayList<>();
    words.add("--server.port=" + port);
    words.add("--management.server.port=" + management);
    words.add("--marquee.kafka=" + kafka.address());
    words.add("--marquee.gateway.limits.tiers.agency=1000000000"); // counted, never reached
    words.add("--marquee.gateway.limits.other-tier=1000000000");
    words.add("--marquee.routes.identity=" + identity.address());
    words.add("--marquee.internal-token.keys.identity=" + identity.key());
    for (String service : SERVICES) {
      words.add("--marquee.routes." + service + "=http://127.0.0.1:" + upstream);
      words.add("--marquee.internal-token.keys." + service + "=" + identity.key());
    }
    Process process = processes.java(name, GatewayApplication.class, List.of(), words);
    running.add(process);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"))
            .build();
    Awaitility.await(name + ", see " + folder)
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .until(() -> client.send(ready, BodyHandlers.discarding()).statusCode() == 200);
    return new Contender(name, port, List.of(process));
  }

  @Override
  public void close() {
    running.forEach(Processes::end);
    identity.close();
    kafka.close();
  }
}
