package io.marquee.bench.door;

import com.sun.net.httpserver.HttpServer;
import io.marquee.bench.Servers;
import io.marquee.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * PostgreSQL, Kafka, two replicas of identity and two gateways, each pair behind a balancer, and a
 * responder in the place of all other services.
 */
final class DoorStage implements AutoCloseable {
  /** So long a new key is published before it signs; replicas of identity look once a minute. */
  static final int AHEAD_SECONDS = 75;

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String PUBLIC_URL = "http://localhost:8080";
  private static final List<String> OTHERS =
      List.of("workspace", "film", "publishing", "billing", "notification");

  final Servers servers;
  final List<Replica> identities = new ArrayList<>();
  final List<Replica> gateways = new ArrayList<>();
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Path repository;
  private final Path folder;

  DoorStage(Path repository, Path folder) throws Exception {
    this.repository = repository;
    this.folder = folder;
    this.servers = Servers.start(folder.resolve("servers"));
    toClose.add(servers);
    new ServiceDatabase("localhost", servers.postgresPort(), Servers.SUPERUSER, Servers.PASSWORD)
        .create(
            "identity",
            new ServiceDatabase.Passwords(
                Servers.PASSWORD, Servers.PASSWORD, Servers.PASSWORD, Servers.PASSWORD));
    topicsOfOthers();
    identities.add(identity("identity-1").start().awaitReady());
    identities.add(identity("identity-2").start().awaitReady());
  }

  /** The gateways, which only some of the figures need. */
  Balancer gateways() throws Exception {
    HttpServer responder =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    responder.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    byte[] answer = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
    responder.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    responder.start();
    toClose.add(() -> responder.stop(0));
    var identity = new Balancer(identities);
    toClose.add(identity);
    for (String name : List.of("gateway-1", "gateway-2"))
      gateways.add(gateway(name, identity.port(), responder.getAddress().getPort()).start());
    for (Replica gateway : gateways) gateway.awaitReady();
    var balancer = new Balancer(gateways);
    toClose.add(balancer);
    return balancer;
  }

  /** The replica of identity whose relay leads. */
  Replica leader() throws Exception {
    while (true) {
      String holder =
          servers.one(
              "identity",
              "select holder from service.relay_lease where expires_at > clock_timestamp()");
      for (Replica replica : identities) if (holder.startsWith(replica.pid() + "@")) return replica;
      Thread.sleep(100);
    }
  }

  private Replica identity(String name) throws IOException {
    return new Replica(
        name,
        jar("identity-service"),
        folder,
        List.of(
            "--marquee.public-url=" + PUBLIC_URL,
            "--marquee.kafka=" + servers.kafka(),
            "--marquee.postgres.port=" + servers.postgresPort(),
            "--marquee.postgres.owner-password=" + Servers.PASSWORD,
            "--marquee.postgres.app-password=" + Servers.PASSWORD,
            "--marquee.postgres.relay-password=" + Servers.PASSWORD,
            "--marquee.postgres.across-password=" + Servers.PASSWORD,
            "--marquee.internal-token.key=" + KEY,
            "--marquee.audit.key=" + KEY,
            "--marquee.mail.key=" + KEY,
            "--marquee.identity.key-encryption-key=" + KEY,
            "--marquee.identity.signing-keys.ahead=" + AHEAD_SECONDS + "s"));
  }

  private Replica gateway(String name, int identity, int responder) throws IOException {
    var words = new ArrayList<String>();
    words.add("--marquee.public-url=" + PUBLIC_URL);
    words.add("--marquee.kafka=" + servers.kafka());
    words.add("--marquee.gateway.limits.address=1000000");
    words.add("--marquee.gateway.limits.other-tier=1000000");
    words.add("--marquee.gateway.limits.tiers.individual=1000000");
    words.add("--marquee.gateway.token.keys-fresh-for=5s");
    words.add("--marquee.routes.identity=http://127.0.0.1:" + identity);
    words.add("--marquee.internal-token.keys.identity=" + KEY);
    for (String other : OTHERS) {
      words.add("--marquee.routes." + other + "=http://127.0.0.1:" + responder);
      words.add("--marquee.internal-token.keys." + other + "=" + KEY);
    }
    return new Replica(name, jar("gateway"), folder, words);
  }

  private Path jar(String module) throws IOException {
    try (Stream<Path> built = Files.list(repository.resolve(module).resolve("target"))) {
      return built.filter(file -> file.toString().endsWith("-app.jar")).findFirst().orElseThrow();
    }
  }

  private void topicsOfOthers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafka()))) {
      admin
          .createTopics(
              Stream.of("workspace.workspaces", "workspace.domains", "billing.entitlements")
                  .map(
                      topic ->
                          new NewTopic(topic, 12, (short) 1)
                              .configs(Map.of("cleanup.policy", "compact")))
                  .toList())
          .all()
          .get();
    }
  }

  @Override
  public void close() throws Exception {
    for (Replica gateway : gateways) gateway.kill();
    for (Replica identity : identities) identity.kill();
    for (AutoCloseable each : toClose.reversed()) each.close();
  }
}
