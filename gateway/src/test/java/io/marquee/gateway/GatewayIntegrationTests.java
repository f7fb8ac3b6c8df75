package io.marquee.gateway;

import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.gateway.stub.StubService;
import io.marquee.gateway.token.TestTokens;
import io.marquee.web.Caller;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The gateway as a client sees it. */
class GatewayIntegrationTests extends GatewayTest {

  @Test
  void stampsWhoCallsAndWhere() throws Exception {
    isMember("films:read");
    HttpResponse<String> answer = get("/api/v1/w/" + brand + "/films?limit=2&q=%C3%A4%2Fb");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"service\":\"film\"}");
    assertThat(FILM.lastRequest().target())
        .isEqualTo("/api/v1/w/" + brand + "/films?limit=2&q=%C3%A4%2Fb");
    assertThat(FILM.lastRequest().header("X-Workspace-Id")).isEqualTo(brand.toString());
    assertThat(FILM.lastRequest().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    Caller caller = FILM.lastCaller();
    assertThat(caller.userId()).isEqualTo(user);
    assertThat(caller.workspaceId()).isEqualTo(brand);
    assertThat(caller.accountId()).isEqualTo(account);
    assertThat(caller.role()).isEqualTo("editor");
    assertThat(caller.permissions()).containsExactly("films:read");
  }

  @Test
  void replacesForgedHeaders() throws Exception {
    isMember("films:read");
    UUID other = UUID.randomUUID();
    HttpRequest forged =
        request("/api/v1/w/" + brand + "/films")
            .header("X-Workspace-Id", other.toString())
            .header("X-Marquee-Token", "forged")
            .header("X-Marquee-Debug", "forged")
            .header("X-User-Id", other.toString())
            .header("Forwarded", "for=6.6.6.6")
            .header("X-Forwarded-For", "6.6.6.6")
            .header("X-Forwarded-Host", "evil.example")
            .header("Cookie", "session=1")
            .build();
    assertThat(send(forged).statusCode()).isEqualTo(200);
    StubService.Request arrived = FILM.lastRequest();
    assertThat(arrived.header("X-Workspace-Id")).isEqualTo(brand.toString());
    assertThat(arrived.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    for (String gone :
        List.of(
            "X-Marquee-Debug",
            "X-User-Id",
            "Forwarded",
            "X-Forwarded-Host",
            "Cookie",
            "Authorization")) assertThat(arrived.header(gone)).as(gone).isNull();
    assertThat(FILM.lastCaller().userId()).isEqualTo(user);
  }

  @Test
  void tellsNobodyWhetherAWorkspaceExists() throws Exception {
    isMember("films:read");
    UUID foreign = UUID.randomUUID();
    KAFKA.publish(workspace(foreign, UUID.randomUUID(), "active"));
    KAFKA.publish(membership(UUID.randomUUID(), UUID.randomUUID(), foreign, "owner", "films:read"));
    UUID unknown = UUID.randomUUID();
    long before = FILM.clientRequests();
    HttpResponse<String> ofForeign = get("/api/v1/w/" + foreign + "/films");
    HttpResponse<String> ofUnknown = get("/api/v1/w/" + unknown + "/films");
    assertThat(ofForeign.statusCode()).isEqualTo(404);
    assertThat(withoutIds(ofForeign)).isEqualTo(withoutIds(ofUnknown));
    assertThat(ofForeign.headers().map().keySet()).isEqualTo(ofUnknown.headers().map().keySet());
    assertProblem(ofForeign, 404, "workspace_not_found");
    assertProblem(get("/api/v1/w/nonsense/films"), 404, "workspace_not_found");
    assertProblem(get("/api/v1/workspaces/" + foreign), 404, "workspace_not_found");
    assertThat(FILM.clientRequests()).isEqualTo(before);
  }

  @Test
  void waitsForAWorkspaceThatIsTooYoungToBeKnown() throws Exception {
    UUID young = UuidCreator.getTimeOrderedEpoch();
    CompletableFuture<HttpResponse<String>> early =
        client.sendAsync(request("/api/v1/w/" + young + "/films").build(), BodyHandlers.ofString());
    KAFKA.publish(membership(UUID.randomUUID(), user, young, "owner", "films:read"));
    assertThat(early).isNotDone();
    KAFKA.publish(workspace(young, account, "active"));
    assertThat(early.orTimeout(40, java.util.concurrent.TimeUnit.SECONDS).join().statusCode())
        .isEqualTo(200);
  }

  @Test
  void doesNotWaitForeverNorForAnyNumberOfRequests() {
    UUID never = UuidCreator.getTimeOrderedEpoch();
    Duration almost = Duration.ofSeconds(PATIENCE).minusMillis(100);
    long start = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++)
      answers.add(
          client.sendAsync(
              request("/api/v1/w/" + never + "/films").build(), BodyHandlers.ofString()));
    await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 4);
    assertThat(System.nanoTime() - start).isLessThan(almost.toNanos());
    for (var answer : answers) assertProblem(answer.join(), 404, "workspace_not_found");
    assertThat(System.nanoTime() - start).isGreaterThan(almost.toNanos());
  }

  @Test
  void refusesAMemberWithoutThePermission() throws Exception {
    isMember("films:read");
    HttpResponse<String> answer = send(post("/api/v1/w/" + brand + "/films", "{}"));
    assertProblem(answer, 403, "permission_missing");
    assertThat(answer.body()).contains("films:write");
  }

  @Test
  void followsANewRoleAndTheEndOfAMembership() throws Exception {
    UUID membership = isMember("films:read");
    assertThat(get("/api/v1/w/" + brand + "/films").statusCode()).isEqualTo(200);
    KAFKA.publish(membership(membership, user, brand, "manager", "films:read", "films:write"));
    await().until(() -> send(post("/api/v1/w/" + brand + "/films", "{}")).statusCode() == 200);
    assertThat(FILM.lastCaller().role()).isEqualTo("manager");
    KAFKA.tombstone(MembershipEvent.TOPIC, membership);
    await().until(() -> get("/api/v1/w/" + brand + "/films").statusCode() == 404);
  }

  @Test
  void keepsPeopleOutOfAWorkspaceThatIsBeingMade() throws Exception {
    isMember("films:read", "workspaces:read");
    KAFKA.publish(workspace(brand, account, "provisioning"));
    await().until(() -> get("/api/v1/w/" + brand + "/films").statusCode() == 503);
    HttpResponse<String> answer = get("/api/v1/w/" + brand + "/films");
    assertThat(answer.body()).contains("workspace_provisioning");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(get("/api/v1/workspaces/" + brand).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/workspaces/" + brand + "/isolation").statusCode()).isEqualTo(200);

    KAFKA.publish(workspace(brand, account, "active"));
    await().until(() -> get("/api/v1/w/" + brand + "/films").statusCode() == 200);
  }

  @Test
  void hidesADeletedWorkspaceButForItsRestoration() throws Exception {
    isMember("films:read", "workspaces:delete", "workspaces:read");
    KAFKA.publish(workspace(brand, account, "deleted"));
    await().until(() -> get("/api/v1/w/" + brand + "/films").statusCode() == 404);
    assertProblem(get("/api/v1/workspaces/" + brand), 404, "workspace_not_found");
    HttpRequest restore = post("/api/v1/workspaces/" + brand + "/restore", "{}");
    assertThat(send(restore).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesARevokedSession() throws Exception {
    UUID session = UUID.randomUUID();
    HttpRequest me = request("/api/v1/auth/me", IDENTITY.of(user, session)).build();
    assertThat(send(me).statusCode()).isEqualTo(200);
    assertThat(service("identity").lastCaller().accountId()).isNotNull();
    KAFKA.publish(new SessionRevoked(session, user, Instant.now(), "logout"));
    await().until(() -> send(me).statusCode() == 401);
    assertProblem(send(me), 401, "session_revoked");
  }

  @Test
  void asksForATokenAndRefusesABadOne() throws Exception {
    HttpResponse<String> without = send(HttpRequest.newBuilder(address("/api/v1/auth/me")).build());
    assertProblem(without, 401, "token_missing");
    assertThat(without.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"marquee\"");
    HttpResponse<String> bad = send(request("/api/v1/auth/me", "nonsense").build());
    assertProblem(bad, 401, "token_invalid");
    assertThat(bad.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
    String forged = new TestTokens("2026-11").of(user, UUID.randomUUID());
    assertProblem(send(request("/api/v1/auth/me", forged).build()), 401, "token_invalid");
  }

  @Test
  void asksForAProofThatIsNotOldWhereItMatters() throws Exception {
    isMember("api_keys:manage");
    String keys = "/api/v1/w/" + brand + "/api-keys";
    assertThat(get(keys).statusCode()).isEqualTo(200);
    HttpResponse<String> never = send(post(keys, "{}"));
    assertProblem(never, 403, "step_up_required");
    assertThat(never.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"insufficient_user_authentication\", max_age=600");
    assertThat(makeAKey(Duration.ofMinutes(11)).statusCode()).isEqualTo(403);
    assertThat(makeAKey(Duration.ofMinutes(9)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> makeAKey(Duration sinceProof) throws Exception {
    String proved = IDENTITY.proved(user, Instant.now().minus(sinceProof));
    return send(
        request("/api/v1/w/" + brand + "/api-keys", proved)
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }

  @Test
  void passesPublicPathsWithoutAStamp() throws Exception {
    HttpRequest login =
        HttpRequest.newBuilder(address("/api/v1/auth/login"))
            .header("X-Marquee-Token", "forged")
            .POST(BodyPublishers.ofString("{\"email\":\"ada@example.com\"}"))
            .build();
    assertThat(send(login).statusCode()).isEqualTo(200);
    StubService.Request arrived = service("identity").lastRequest();
    assertThat(arrived.header("X-Marquee-Token")).isNull();
    assertThat(arrived.body()).contains("ada@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/auth/%2e%2e/w",
        "/api/v1/auth/../w",
        "//api/v1/auth/me",
        "/api/v1/auth;x=1/me",
        "/api/v1/auth/%252e%252e/me",
        "/api/v1/auth%2Fme",
        "/api/v1/auth\\me"
      })
  void refusesPathsWithTwoMeanings(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void knowsNoOtherPathsAndMethods() throws Exception {
    assertProblem(get("/api/v1/nothing"), 404, "path_not_found");
    assertProblem(get("/API/v1/auth/me"), 404, "path_not_found");
    assertProblem(get("/actuator/health"), 404, "path_not_found");
    assertProblem(get("/v3/api-docs"), 404, "path_not_found");
    HttpResponse<String> wrong = send(post("/api/v1/auth/me", "{}"));
    assertProblem(wrong, 405, "method_not_allowed");
    assertThat(wrong.headers().firstValue("Allow")).contains("DELETE, GET");
  }

  @Test
  void refusesLongBodiesAndHeaders() throws Exception {
    isMember("films:write");
    String long65 = "x".repeat(65 << 10);
    String films = "/api/v1/w/" + brand + "/films";
    assertProblem(send(post(films, long65)), 413, "body_too_large");
    // Longer than what lies between the two: a client that still writes gets its answer, too.
    assertProblem(send(post(films, "x".repeat(900 << 10))), 413, "body_too_large");
    HttpRequest chunked =
        request(films)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(long65.getBytes())))
            .build();
    assertProblem(send(chunked), 413, "body_too_large");
    HttpRequest fits =
        request(films)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream("{\"title\":1}".getBytes())))
            .build();
    assertThat(send(fits).statusCode()).isEqualTo(200);
    assertThat(FILM.lastRequest().body()).isEqualTo("{\"title\":1}");
    HttpRequest headers = request(films).header("X-Long", "y".repeat(17 << 10)).build();
    assertProblem(send(headers), 431, "headers_too_large");
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "y".repeat(1 << 20) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void answersForAServiceThatIsDownAndForOneThatIsSlow() throws Exception {
    isMember("billing:read", "billing:manage", "notifications:read");
    StubService billing = service("billing");
    CountDownLatch refused = new CountDownLatch(1);
    billing.answer(
        "/api/v1/w/" + brand + "/usage",
        exchange -> {
          refused.await();
          exchange.close();
        });
    assertProblem(get("/api/v1/w/" + brand + "/usage"), 504, "service_timeout");
    refused.countDown();
    billing.answer("/api/v1/w/" + brand + "/ledger", exchange -> exchange.close());
    assertProblem(get("/api/v1/w/" + brand + "/ledger"), 502, "service_broke_off");
    billing.answer("/api/v1/w/" + brand + "/entitlements", 500, "{\"code\":\"boom\"}");
    assertThat(get("/api/v1/w/" + brand + "/entitlements").body()).isEqualTo("{\"code\":\"boom\"}");

    service("notification").close();
    HttpResponse<String> down = get("/api/v1/w/" + brand + "/notifications");
    assertProblem(down, 503, "service_unavailable");
    assertThat(down.headers().firstValue("Retry-After")).isPresent();
    for (int i = 0; i < 20; i++) get("/api/v1/w/" + brand + "/notifications");
    assertThat(meter("marquee_gateway_breaker_open", "service=\"notification\"")).isEqualTo(1);
    assertThat(refusals("service_unavailable")).isPositive();
    assertThat(manage("/actuator/prometheus").body())
        .contains("resilience4j_circuitbreaker_state{")
        .contains("resilience4j_retry_calls_total{")
        .contains("resilience4j_timelimiter_calls_total{");
  }

  @Test
  void streamsEventsAsTheyComeAndWithoutATimeLimit() throws Exception {
    isMember("films:read");
    String path = "/api/v1/w/" + brand + "/films/1/generations/2/events";
    CountDownLatch firstArrived = new CountDownLatch(1);
    FILM.answer(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          out.write("data: one\n\n".getBytes());
          out.flush();
          firstArrived.await();
          out.write("data: two\n\n".getBytes());
          exchange.close();
        });
    HttpResponse<InputStream> answer =
        client.send(request(path).build(), BodyHandlers.ofInputStream());
    assertThat(new String(answer.body().readNBytes(11), StandardCharsets.UTF_8))
        .isEqualTo("data: one\n\n");
    firstArrived.countDown();
    assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("data: two\n\n");
  }

  @Test
  void passesRangesOfMediaThrough() throws Exception {
    service("publishing")
        .answer(
            "/media/7.mp4",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 0-3/10");
              exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
              StubService.send(exchange, 206, "film");
            });
    HttpResponse<String> part =
        send(HttpRequest.newBuilder(address("/media/7.mp4")).header("Range", "bytes=0-3").build());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-3/10");
    assertThat(part.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(service("publishing").lastRequest().header("Range")).isEqualTo("bytes=0-3");
  }

  @Test
  void mergesTheOpenApiDocuments() throws Exception {
    FILM.answer(
        "/v3/api-docs",
        200,
        """
        {"openapi":"3.1.0","paths":{"/api/v1/w/{workspaceId}/films":{"get":{"operationId":"listFilms"}}}}
        """);
    service("identity").answer("/v3/api-docs", 500, "");
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(address("/api/v1/openapi.json")).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode document = JSON.readTree(answer.body());
    assertThat(document.at("/openapi").stringValue()).isEqualTo("3.1.0");
    assertThat(
            document
                .path("paths")
                .path("/api/v1/w/{workspaceId}/films")
                .at("/get/x-permission")
                .stringValue())
        .isEqualTo("films:read");
    assertThat(document.path("x-marquee-missing").valueStream().map(JsonNode::stringValue))
        .contains("identity");
    assertThat(get("/docs").body()).contains("/docs/assets/swagger-ui-bundle.js");
    assertThat(get("/docs/assets/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertProblem(get("/docs/assets/pom.xml"), 404, "path_not_found");
  }

  @Test
  void tellsWhatTheServicesSayToEachOther() throws Exception {
    HttpResponse<String> answer = get("/api/v1/asyncapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("asyncapi").stringValue()).isEqualTo("3.0.0");
    String etag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        send(
            HttpRequest.newBuilder(address("/api/v1/asyncapi.json"))
                .header("If-None-Match", etag)
                .build());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/docs/events").body()).contains("/docs/assets/events.js");
    assertThat(get("/docs/assets/events.js").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsBrowsersWhatTheyMayDo() throws Exception {
    isMember("films:read");
    HttpResponse<String> answer = get("/api/v1/w/" + brand + "/films");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"basic\";q=5000;w=60");
    assertThat(preflight("https://console.example").statusCode()).isEqualTo(200);
    assertThat(preflight("https://evil.example").statusCode()).isEqualTo(403);
  }

  @Test
  void keepsItsActuatorOnTheManagementPort() throws Exception {
    assertThat(manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(manage("/actuator/health").body()).contains("\"directory\"");
    assertThat(manage("/actuator/prometheus").body()).contains("marquee_gateway_directory_size");
    assertThat(manage("/actuator/env").statusCode()).isEqualTo(404);
  }
}
