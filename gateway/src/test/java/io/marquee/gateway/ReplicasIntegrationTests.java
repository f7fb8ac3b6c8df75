package io.marquee.gateway;

import static io.marquee.gateway.directory.DirectoryFixtures.entitlements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.Accounts;
import io.marquee.gateway.bench.Processes;
import io.marquee.gateway.stub.StubService;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second gateway beside the first: they count together, and one can go while requests come. */
class ReplicasIntegrationTests extends GatewayTest {

  @TempDir private static Path logs;

  private final int secondPort = Processes.freePort();
  private final int secondManagement = Processes.freePort();
  private Process second;

  @BeforeEach
  void startASecond() {
    List<String> words = new ArrayList<>();
    addresses().forEach((name, value) -> words.add("--" + name + "=" + value));
    words.addAll(
        List.of(
            "--server.port=" + secondPort,
            "--management.server.port=" + secondManagement,
            "--marquee.gateway.directory.probe=200ms",
            "--marquee.gateway.farewell=3s",
            "--marquee.gateway.limits.other-tier=5000",
            "--marquee.gateway.limits.address=5000"));
    List<String> flags = List.of("-XX:TieredStopAtLevel=1");
    second = new Processes(logs).java("second", GatewayApplication.class, flags, words);
    await("the second gateway").atMost(Duration.ofSeconds(60)).until(this::isReady);
  }

  @AfterEach
  void stopIt() {
    second.destroyForcibly().onExit().join();
  }

  @Test
  void countTogether() throws Exception {
    KAFKA.publish(entitlements(Accounts.personalAccountOf(user), "individual"));
    URI here = address("/api/v1/auth/me");
    URI there = atSecond(here);
    // One that ended may still be counted here, but not there.
    await().until(() -> othersHeard(secondManagement) > 0);
    await().until(() -> othersHeard(managementPort) > 0);
    await().until(() -> policy(here).startsWith("\"individual\";q=60"));
    await().until(() -> policy(there).startsWith("\"individual\";q=60"));
    while (remaining(here) > 20) assertThat(status(here)).isEqualTo(200);
    // Asked once a second, as fast as it fills: only what was used here makes it less.
    await().pollInterval(Duration.ofSeconds(1)).until(() -> remaining(there) < 40);
    await().until(() -> status(there) == 429);
    await().until(() -> status(here) == 429);
  }

  /** In flight and arriving while it is asked to end: every one is answered. */
  @Test
  void oneGoesWithoutFailingARequest() throws Exception {
    isMember("films:read");
    URI first = address("/api/v1/w/" + brand + "/films");
    URI leaving = atSecond(first);
    CountDownLatch held = new CountDownLatch(1);
    FILM.answer(
        "/api/v1/w/" + brand + "/films/7",
        exchange -> {
          held.await();
          StubService.send(exchange, 200, "{\"late\":true}");
        });
    CompletableFuture<HttpResponse<String>> inFlight =
        client.sendAsync(request(URI.create(leaving + "/7")).build(), BodyHandlers.ofString());
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++)
      callers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!over.get()) {
                      try {
                        URI target = isReady() ? leaving : first;
                        int status = status(target);
                        if (status != 200) throw new IllegalStateException("status " + status);
                        answered.incrementAndGet();
                        // Together below the limit, however fast the machine is.
                        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                      } catch (Throwable failure) {
                        failed.add(failure);
                      }
                    }
                  }));
    await().until(() -> answered.get() > 200);
    second.destroy(); // SIGTERM
    await().until(() -> !isReady());
    held.countDown();
    second.onExit().join();
    int before = answered.get();
    await().until(() -> answered.get() > before + 50);
    over.set(true);
    for (Thread caller : callers) caller.join();
    assertThat(failed).isEmpty();
    assertThat(inFlight.join().body()).isEqualTo("{\"late\":true}");
  }

  private double othersHeard(int management) throws Exception {
    return meter(management, "marquee_gateway_replicas_others", "service=\"gateway\"");
  }

  /** As a load balancer would: asks before it sends. */
  private boolean isReady() {
    try {
      URI readiness =
          URI.create("http://localhost:" + secondManagement + "/actuator/health/readiness");
      return send(HttpRequest.newBuilder(readiness).build()).statusCode() == 200;
    } catch (Exception gone) {
      return false;
    }
  }

  private URI atSecond(URI first) {
    return URI.create(first.toString().replace(":" + port, ":" + secondPort));
  }

  private HttpRequest.Builder request(URI target) {
    return HttpRequest.newBuilder(target).header("Authorization", "Bearer " + token);
  }

  private int status(URI target) throws Exception {
    return send(request(target).build()).statusCode();
  }

  private String policy(URI target) throws Exception {
    return send(request(target).build()).headers().firstValue("RateLimit-Policy").orElse("");
  }

  private int remaining(URI target) throws Exception {
    String told = send(request(target).build()).headers().firstValue("RateLimit").orElse("");
    return Integer.parseInt(told.replaceAll(".*;r=(\\d+);.*", "$1"));
  }
}
