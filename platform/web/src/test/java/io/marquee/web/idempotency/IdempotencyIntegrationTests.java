package io.marquee.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import io.marquee.web.idempotency.PaymentApplication.Payments;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = PaymentApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "marquee.service=film",
      "marquee.internal-token.key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      "spring.threads.virtual.enabled=true"
    })
class IdempotencyIntegrationTests {
  private static final String PAYMENTS = "/api/v1/payments";
  private static final String BODY = "{\"amount\":\"12.34\"}";

  @LocalServerPort private int port;
  @Autowired private Payments payments;
  @Autowired private InternalToken tokens;
  @Autowired private IdempotencyKeys keys;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JdbcClient jdbc = JdbcClient.create(Database.asApp());
  private final String key = UUID.randomUUID().toString();
  private final Caller ada = member(UUID.randomUUID(), UUID.randomUUID());

  @BeforeAll
  static void waitAsABusyMachineNeeds() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  @BeforeEach
  void countFromNothing() {
    payments.carriedOut.set(0);
    payments.gate = new CountDownLatch(0);
    jdbc.sql("delete from service.idempotency_keys").update();
  }

  @AfterEach
  void stop() {
    payments.gate.countDown();
    client.close();
  }

  @Test
  void theSameRequestIsCarriedOutOnceAndAnsweredAlike() {
    var first = post(PAYMENTS, BODY);
    var again = post(PAYMENTS, BODY);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body()).contains("\"number\":1");
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    for (String header : List.of("Content-Type", "Location", "ETag")) {
      assertThat(again.headers().allValues(header))
          .isNotEmpty()
          .isEqualTo(first.headers().allValues(header));
    }
    assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(payments.carriedOut).hasValue(1);
  }

  @Test
  void anAnswerWithoutABodyIsRepeatedToo() {
    var first = send(request("/api/v1/payments/1", ada, key).DELETE());
    var again = send(request("/api/v1/payments/1", ada, key).DELETE());
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(payments.carriedOut).hasValue(1);
  }

  @Test
  void aRefusalIsRepeatedToo() {
    var first = post(PAYMENTS, "{\"amuont\":1}");
    var again = post(PAYMENTS, "{\"amuont\":1}");
    assertThat(first.statusCode()).isEqualTo(422);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void of20AtOnceExactlyOneIsCarriedOut() {
    payments.gate = new CountDownLatch(1);
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 20)
            .mapToObj(number -> client.sendAsync(payment(BODY), BodyHandlers.ofString()))
            .toList();
    await()
        .untilAsserted(
            () -> assertThat(all.stream().filter(CompletableFuture::isDone)).hasSize(19));
    payments.gate.countDown();
    List<HttpResponse<String>> answers = all.stream().map(CompletableFuture::join).toList();
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
        .hasSize(19)
        .allSatisfy(
            answer -> {
              assertThat(code(answer)).isEqualTo("idempotency_in_flight");
              assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
    assertThat(payments.carriedOut).hasValue(1);
    assertThat(post(PAYMENTS, BODY).statusCode()).isEqualTo(201);
    assertThat(payments.carriedOut).hasValue(1);
  }

  @Test
  void of20AtOnceThatComeBackAllGetTheOneAnswer() {
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          CompletableFuture.supplyAsync(this::payUntilAnswered, Thread::startVirtualThread));
    }
    assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::body).distinct())
        .hasSize(1);
    assertThat(payments.carriedOut).hasValue(1);
  }

  private HttpResponse<String> payUntilAnswered() {
    return await().until(() -> post(PAYMENTS, BODY), answer -> answer.statusCode() == 201);
  }

  @Test
  void anotherBodyQueryOrVersionNeedsAnotherKey() {
    post(PAYMENTS, BODY);
    assertReused(post(PAYMENTS, BODY + " "));
    assertReused(post(PAYMENTS + "?a=b", BODY));
    assertReused(
        send(
            request(PAYMENTS, ada, key)
                .header("If-Match", "\"1\"")
                .POST(BodyPublishers.ofString(BODY))));
    assertThat(payments.carriedOut).hasValue(1);
  }

  private static void assertReused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("idempotency_key_reused");
  }

  @Test
  void aKeyIsItsCallersInItsWorkspaceOnItsRoute() {
    Caller elsewhere = member(ada.userId(), UUID.randomUUID());
    Caller bob = member(UUID.randomUUID(), ada.workspaceId());
    Caller script =
        new Caller(
            ada.userId(),
            ada.workspaceId(),
            null,
            null,
            Set.of(),
            null,
            UUID.randomUUID(),
            null,
            null);
    for (Caller caller : List.of(ada, elsewhere, bob, script)) {
      var answer = send(request(PAYMENTS, caller, key).POST(BodyPublishers.ofString(BODY)));
      assertThat(answer.body()).contains(caller.userId().toString());
      assertThat(answer.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }
    send(request("/api/v1/payments/1", ada, key).DELETE());
    assertThat(payments.carriedOut).hasValue(5);
  }

  @Test
  void anotherKeyIsAnotherRequest() {
    post(PAYMENTS, BODY);
    send(request(PAYMENTS, ada, "another").POST(BodyPublishers.ofString(BODY)));
    assertThat(payments.carriedOut).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/failing", "/api/v1/early"})
  void aFaultOfOursAndATryAgainAreNotKept(String path) {
    int status = post(path, "").statusCode();
    assertThat(status).isIn(500, 409);
    assertThat(post(path, "").headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(payments.carriedOut).hasValue(2);
    assertThat(rows()).isZero();
  }

  @Test
  void afterACrashTheKeyIsFreeWhenItsLockHasRunOut() {
    post(PAYMENTS, BODY);
    jdbc.sql("update service.idempotency_keys set status = null, answer = null").update();
    assertThat(code(post(PAYMENTS, BODY))).isEqualTo("idempotency_in_flight");
    jdbc.sql("update service.idempotency_keys set locked_until = now()").update();
    assertReused(post(PAYMENTS, "{\"amount\":\"1\"}"));
    assertThat(post(PAYMENTS, BODY).body()).contains("\"number\":2");
    assertThat(post(PAYMENTS, BODY).body()).contains("\"number\":2");
  }

  @Test
  void whoLostItsLockDoesNotOverwriteTheAnswer() {
    payments.gate = new CountDownLatch(1);
    var slow = client.sendAsync(payment(BODY), BodyHandlers.ofString());
    await().until(() -> payments.carriedOut.get() == 1);
    jdbc.sql("update service.idempotency_keys set locked_until = now()").update();
    var second = client.sendAsync(payment(BODY), BodyHandlers.ofString());
    await().until(() -> payments.carriedOut.get() == 2);
    payments.gate.countDown();
    slow.join();
    String kept = second.join().body();
    assertThat(post(PAYMENTS, BODY).body()).isEqualTo(kept).contains("\"number\":2");
  }

  @Test
  void afterADayTheKeyIsFreeForAnything() {
    post(PAYMENTS, BODY);
    jdbc.sql("update service.idempotency_keys set expires_at = now()").update();
    assertThat(post(PAYMENTS, "{\"amount\":\"1\"}").statusCode()).isEqualTo(201);
    assertThat(payments.carriedOut).hasValue(2);
  }

  @Test
  void whatIsADayOldIsSwept() {
    post(PAYMENTS, BODY);
    assertThat(keys.sweep()).isZero();
    jdbc.sql("update service.idempotency_keys set expires_at = now()").update();
    assertThat(keys.sweep()).isEqualTo(1);
    assertThat(rows()).isZero();
  }

  @Test
  void anAnswerAboveTheCapIsGivenWholeButNotAgain() {
    int size = 1024 * 1024;
    assertThat(post("/api/v1/large?size=" + size, "").body()).hasSize(size);
    assertThat(post("/api/v1/large?size=" + size, "").body()).hasSize(size);
    assertThat(payments.carriedOut).hasValue(1);

    var larger = request("/api/v1/large?size=" + (size + 1), ada, "larger");
    assertThat(send(larger.copy().POST(BodyPublishers.noBody())).body()).hasSize(size + 1);
    var again = send(larger.copy().POST(BodyPublishers.noBody()));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("idempotency_answer_lost");
    assertThat(payments.carriedOut).hasValue(2);
  }

  @Test
  void aStreamFlowsAndIsNotKept() throws Exception {
    payments.gate = new CountDownLatch(1);
    var stream =
        client.send(
            request("/api/v1/stream", ada, key).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofLines());
    var lines = stream.body().filter(line -> !line.isEmpty()).iterator();
    assertThat(lines.next()).isEqualTo("data:first");
    assertThat(code(post("/api/v1/stream", ""))).isEqualTo("idempotency_in_flight");
    payments.gate.countDown();
    assertThat(lines.next()).isEqualTo("data:second");
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void answersLieSealedInTheTable() {
    post(PAYMENTS, BODY);
    var row =
        jdbc.sql(
                "select answer, workspace_id, principal, route, expires_at - created_at = interval '24 hours' as a_day"
                    + " from service.idempotency_keys")
            .query()
            .singleRow();
    assertThat(new String((byte[]) row.get("answer"), StandardCharsets.ISO_8859_1))
        .doesNotContain("12.34", "amount");
    assertThat(row.get("workspace_id")).isEqualTo(ada.workspaceId());
    assertThat(row.get("principal")).isEqualTo(ada.principal());
    assertThat(row.get("route")).isEqualTo("POST " + PAYMENTS);
    assertThat(row.get("a_day")).isEqualTo(true);
    assertThat(row.values().toString()).doesNotContain(key);
  }

  @Test
  void anAnswerSealedWithAnOldSecretIsLostNotRepeated() {
    post(PAYMENTS, BODY);
    jdbc.sql("update service.idempotency_keys set answer = sha256(answer)").update();
    assertThat(code(post(PAYMENTS, BODY))).isEqualTo("idempotency_answer_lost");
    assertThat(payments.carriedOut).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ключ"})
  void aKeyIsVisibleAscii(String odd) {
    // Java's client refuses such a header, so it is given to the record that the filter reads.
    var request = new MockHttpServletRequest("POST", PAYMENTS);
    assertThatThrownBy(() -> KeyedRequest.read(request, odd, ada, new Digests(new byte[32])))
        .isInstanceOf(IdempotencyProblem.class)
        .hasMessageContaining("idempotency_key_invalid");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    var answer = send(request(PAYMENTS, ada, "k".repeat(256)).POST(BodyPublishers.ofString(BODY)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("idempotency_key_invalid");
  }

  @Test
  void aBodyAbove10MegabytesIsRefused() {
    var answer =
        send(
            request(PAYMENTS, ada, key)
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(code(answer)).isEqualTo("payload_too_large");
    assertThat(rows()).isZero();
  }

  @Test
  void readsAuthenticationAndFormsAreNotCovered() {
    send(request(PAYMENTS, ada, key).GET());
    post("/api/v1/auth/logout", "");
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc\r\n--b--";
    var upload =
        send(
            request("/api/v1/upload", ada, key)
                .setHeader("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
    assertThat(upload.body()).isEqualTo("3 3");
    assertThat(rows()).isZero();
  }

  @Test
  void withoutAKeyEveryRequestIsCarriedOut() {
    var plain = request(PAYMENTS, ada, null);
    send(plain.copy().POST(BodyPublishers.ofString(BODY)));
    send(plain.copy().POST(BodyPublishers.ofString(BODY)));
    assertThat(payments.carriedOut).hasValue(2);
    assertThat(rows()).isZero();
  }

  private HttpResponse<String> post(String path, String body) {
    return send(request(path, ada, key).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest payment(String body) {
    return request(PAYMENTS, ada, key).POST(BodyPublishers.ofString(body)).build();
  }

  private HttpRequest.Builder request(String path, Caller caller, @Nullable String idempotencyKey) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .header(InternalToken.HEADER, tokens.issue(caller));
    return idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  private int rows() {
    return jdbc.sql("select count(*) from service.idempotency_keys").query(Integer.class).single();
  }

  private static String code(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("code").asString();
  }

  private static Caller member(UUID user, @Nullable UUID workspace) {
    return new Caller(user, workspace, null, "editor", Set.of(), null, null, null, null);
  }
}
