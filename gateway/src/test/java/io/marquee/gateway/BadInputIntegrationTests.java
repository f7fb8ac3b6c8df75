package io.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.Base64URL;
import io.marquee.events.ApiKeyText;
import io.marquee.gateway.token.TestTokens;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send: refused with the right status, unseen by any service, and counted. */
class BadInputIntegrationTests extends GatewayTest {

  private static final URI ELSEWHERE = URI.create("https://evil.example/jwks.json");
  private static final String HOST = "Host: localhost\r\n";

  private interface Sending {
    void run() throws Exception;
  }

  record Forged(String how, String token) {
    @Override
    public String toString() {
      return how;
    }
  }

  static Stream<Forged> forgedTokens() throws Exception {
    UUID user = UUID.randomUUID();
    String good = IDENTITY.of(user, UUID.randomUUID());
    String[] parts = good.split("\\.");
    String none = "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"2026-11\"}";
    TestTokens stranger = new TestTokens("2026-11");
    Instant now = Instant.now();
    return Stream.of(
        new Forged("alg none", Base64URL.encode(none) + "." + parts[1] + "."),
        new Forged("alg none with signature", Base64URL.encode(none) + "." + parts[1] + parts[2]),
        new Forged("HS256 with the public key", IDENTITY.confused()),
        new Forged("another's signature", stranger.of(user, UUID.randomUUID())),
        new Forged("no signature", parts[0] + "." + parts[1] + "."),
        new Forged("jku", IDENTITY.sign(header -> header.jwkURL(ELSEWHERE), claims -> {})),
        new Forged("x5u", IDENTITY.sign(header -> header.x509CertURL(ELSEWHERE), claims -> {})),
        new Forged("jwk", stranger.withOwnKey()),
        new Forged("crit", IDENTITY.sign(h -> h.criticalParams(Set.of("exp")), claims -> {})),
        new Forged("unknown kid", IDENTITY.sign(header -> header.keyID("1999-01"), claims -> {})),
        new Forged("kid of a path", IDENTITY.sign(h -> h.keyID("../../dev/null"), claims -> {})),
        new Forged("typ JWT", IDENTITY.sign(h -> h.type(JOSEObjectType.JWT), claims -> {})),
        new Forged("audience", IDENTITY.sign(h -> {}, claims -> claims.audience("other"))),
        new Forged("issuer", IDENTITY.sign(h -> {}, claims -> claims.issuer("https://evil"))),
        new Forged(
            "not yet valid",
            IDENTITY.sign(h -> {}, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))))),
        new Forged(
            "oversized", IDENTITY.sign(h -> {}, claims -> claims.claim("name", "x".repeat(5000)))),
        new Forged("not base64", "a.b.c"),
        new Forged("empty parts", ".."));
  }

  @ParameterizedTest
  @MethodSource("forgedTokens")
  void tokens(Forged forged) throws Exception {
    isRefused(
        "token_invalid",
        () ->
            assertProblem(
                send(request("/api/v1/auth/me", forged.token()).build()), 401, "token_invalid"));
  }

  @Test
  void tokensThatHaveExpired() throws Exception {
    String expired =
        IDENTITY.sign(
            h -> {}, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))));
    isRefused(
        "token_expired",
        () ->
            assertProblem(send(request("/api/v1/auth/me", expired).build()), 401, "token_expired"));
  }

  @Test
  void apiKeys() throws Exception {
    String key = ApiKeyText.of(UUID.randomUUID(), new byte[32]).text();
    char last = key.charAt(key.length() - 1);
    List<String> bad =
        List.of(
            key, // of nobody
            key.substring(0, key.length() - 1) + (last == 'x' ? 'y' : 'x'), // checksum
            key.substring(0, 20) + (key.charAt(20) == 'a' ? 'b' : 'a') + key.substring(21),
            key.toUpperCase(java.util.Locale.ROOT),
            key + "0",
            "mq_live_",
            "mq_test_" + key.substring(8));
    for (String text : bad)
      isRefused(
          text.startsWith("MQ") ? "token_invalid" : "api_key_invalid",
          () -> {
            HttpResponse<String> answer =
                send(request("/api/v1/w/" + brand + "/films", text).build());
            assertThat(answer.statusCode()).as(text).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(text);
          });
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/auth/%2e%2e/plans, 400",
    "/api/v1/auth/%2E%2E/plans, 400",
    "/api/v1/auth/../plans, 400",
    "/api/v1/auth/./me, 400",
    "/api/v1/auth/%252e%252e/plans, 400",
    "/api/v1/auth;a=b/me, 400",
    "/api/v1/auth/me;jsessionid=1, 400",
    "/api/v1//auth/me, 400",
    "//evil.example/api/v1/auth/me, 400",
    "/api/v1/auth%2fme, 400",
    "/api/v1/auth/%6de, 400",
    "/api/v1/auth%5cme, 400",
    "/api/v1/auth\\me, 400",
    "/api/v1/auth/me%00, 400",
    "/api/v1/auth/me%0d%0aX-A:b, 400",
    "/api/v1/AUTH/me, 404",
    "/API/v1/auth/me, 404",
    "/api/v1/auth/me/, 404",
    "/api/v1/auth/me.json, 404"
  })
  void paths(String path, int status) throws Exception {
    String code = status == 400 ? "path_refused" : "path_not_found";
    isRefused(code, () -> assertAnswer(get(path, ""), status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
  void methodsThatNobodyNeeds(String method) throws Exception {
    String request = method + " /api/v1/auth/me HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    isRefused("method_not_allowed", () -> assertAnswer(raw(request), 405));
  }

  @Test
  void framingWithTwoMeanings() throws Exception {
    Map<String, String> tricks =
        Map.of(
            "both lengths",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /docs HTTP/1.1\r\n",
            "two lengths",
            "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
            "a list of lengths",
            "Content-Length: 5, 6\r\n\r\nhello!",
            "a signed length",
            "Content-Length: +5\r\n\r\nhello",
            "chunked twice",
            "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
            "chunked not last",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "a space before the colon",
            "Content-Length : 5\r\n\r\nhello",
            "a bad chunk",
            "Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n",
            "a bad chunk behind a good one",
            "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nZZ\r\nhello\r\n0\r\n\r\n");
    long before = arrived();
    double counted = refusals("request_malformed");
    for (var trick : tricks.entrySet()) {
      String answer = raw("POST /api/v1/auth/login HTTP/1.1\r\n" + HOST + trick.getValue());
      assertThat(answer).as(trick.getKey()).startsWith("HTTP/1.1 400 ");
    }
    // What was passed on arrives after the refusal was read, but before a request that comes later.
    assertAnswer(login(""), 200);
    assertThat(arrived()).isEqualTo(before + 1);
    assertThat(refusals("request_malformed")).isGreaterThanOrEqualTo(counted + 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:99999", "localhost:x", "localhost:-1", "[::1", "a b", ""})
  void hostsThatNameNone(String host) throws Exception {
    long seen = arrived();
    String answer =
        raw("GET /api/v1/auth/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
    assertThat(arrived()).isEqualTo(seen);
  }

  @Test
  void headersThatSayItTwice() throws Exception {
    String two = "Authorization: Bearer " + token + "\r\nAuthorization: Bearer x\r\n";
    isRefused("header_refused", () -> assertAnswer(get("/api/v1/auth/me", two), 400));
  }

  @Test
  void headersThatOnlyTheGatewayMaySay() throws Exception {
    for (String name :
        List.of("X-Marquee-Token", "x-marquee-token", "X_Marquee_Token", "X-Workspace-Id")) {
      String answer = get("/api/v1/auth/me", name + ": forged\r\n" + name + ": forged\r\n");
      assertAnswer(answer, 401); // they are worth nothing
      assertAnswer(login(name + ": forged\r\n"), 200);
      assertThat(service("identity").lastRequest().headers().toString()).doesNotContain("forged");
    }
  }

  @Test
  void headersOfAMegabyte() throws Exception {
    isRefused(
        "headers_too_large",
        () -> assertAnswer(get("/api/v1/auth/me", "X-A: " + "y".repeat(1 << 20) + "\r\n"), 431));
    isRefused(
        "headers_too_large",
        () -> assertAnswer(get("/api/v1/auth/me", "X-A: yyyyyyyy\r\n".repeat(70_000)), 431));
    isRefused(
        "path_refused",
        () -> assertAnswer(raw("GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + HOST + "\r\n"), 414));
  }

  @Test
  void bodiesThatNeverCome() throws Exception {
    isRefused(
        "body_too_slow",
        () ->
            assertAnswer(
                raw(
                    "POST /api/v1/auth/login HTTP/1.1\r\n"
                        + HOST
                        + "Content-Length: 100\r\n\r\n{\"email\":"),
                408));
    isRefused(
        "body_too_slow",
        () ->
            assertAnswer(
                raw(
                    "POST /api/v1/auth/login HTTP/1.1\r\n"
                        + HOST
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
                408));
  }

  @Test
  void bodiesThatBreakOff() throws Exception {
    isRefused(
        "body_broken_off",
        () -> {
          double before = refusals("body_broken_off");
          try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "POST /api/v1/auth/login HTTP/1.1\r\n" + HOST;
            byte[] half = (request + "Content-Length: 9\r\n\r\n{").getBytes();
            socket.getOutputStream().write(half);
          }
          await().until(() -> refusals("body_broken_off") > before);
        });
  }

  @Test
  void headersThatNeverEnd() throws Exception {
    isRefused(
        "headers_too_slow",
        () -> assertAnswer(raw("POST /api/v1/auth/login HTTP/1.1\r\n" + HOST + "X-A: "), 408));
  }

  /** A client that takes its time, but not too much of it, is served. */
  @Test
  void headersAndBodiesInTwoPartsAreTaken() throws Exception {
    String answer =
        rawInParts(
            "POST /api/v1/auth/login HTTP/1.1\r\n" + HOST,
            Duration.ofMillis(100),
            "Content-Length: 2\r\nConnection: close\r\n\r\n{",
            Duration.ofMillis(100),
            "}");
    assertAnswer(answer, 200);
    assertThat(service("identity").lastRequest().body()).isEqualTo("{}");
  }

  private String get(String path, String headers) throws Exception {
    return raw("GET " + path + " HTTP/1.1\r\n" + HOST + headers + "Connection: close\r\n\r\n");
  }

  private String login(String headers) throws Exception {
    return raw(
        "POST /api/v1/auth/login HTTP/1.1\r\n"
            + HOST
            + headers
            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
  }

  private void isRefused(String code, Sending sending) throws Exception {
    double before = refusals(code);
    long seen = arrived();
    sending.run();
    assertThat(refusals(code)).as(code).isEqualTo(before + 1);
    assertThat(arrived()).as("requests that services have seen").isEqualTo(seen);
  }

  private static void assertAnswer(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }
}
