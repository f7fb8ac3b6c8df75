package io.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.DomainState;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files, as browsers ask for them; a fixture stands in for what npm builds. */
class ConsolePagesIntegrationTests extends GatewayTest {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String SCRIPT = "/assets/index-0a1b2c.js";

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/login", "/me/sessions", "/w/7/films", "/w/7/films/8?x=1", "/new-workspace"})
  void givesBrowsersTheOnePageAtEachOfItsPaths(String path) throws Exception {
    HttpResponse<String> answer = send(browse(path).build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.body()).contains("<title>Fixture</title>");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .contains("connect-src 'self' http://localhost:19000;")
        .doesNotContain("unsafe", "data:", "*");
  }

  @Test
  void knowsWhoHasThePageAlready() throws Exception {
    String etag = header(send(browse("/").build()), "ETag");
    HttpResponse<String> again = send(browse("/login").header("If-None-Match", etag).build());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(send(browse("/").header("If-None-Match", "\"old\"").build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void letsAssetsBeKeptForEver() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address(SCRIPT)).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
    assertThat(header(answer, "Cache-Control"))
        .contains("max-age=31536000", "immutable", "public")
        .doesNotContain("no-store");
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.body()).startsWith("console.log");
    assertThat(
            header(
                send(HttpRequest.newBuilder(address("/assets/mark-1.svg")).build()),
                "Content-Type"))
        .isEqualTo("image/svg+xml");
  }

  @Test
  void packsWhatShrinksForThoseWhoTakeIt() throws Exception {
    HttpResponse<byte[]> packed = bytes("br, gzip;q=0.8");
    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(bytes("identity").body());
    for (String none : new String[] {"br", "gzip;q=0", "gzip; q=0.0", ""})
      assertThat(bytes(none).headers().firstValue("Content-Encoding")).as(none).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/w/7/films", SCRIPT})
  void answersHeadAsGetWithoutTheBody(String path) throws Exception {
    HttpResponse<String> get = send(browse(path).build());
    HttpResponse<String> head = send(browse(path).method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "Cache-Control"})
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none-0.js",
        "/assets/index.html",
        "/assets/application.yml",
        "/assets",
        "/assets/",
        "/assets/x/index-0a1b2c.js",
        "/nothing",
        "/index.html",
        "/console/index.html",
        "/api/v1/nothing",
        "/api",
        "/actuator/health",
        "/docs/nothing"
      })
  void isNotGivenWhereNothingIs(String path) throws Exception {
    double before = refusals("path_not_found");
    assertProblem(send(browse(path).build()), 404, "path_not_found");
    assertThat(refusals("path_not_found")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "text/html;q=0", "image/*", "nonsense"})
  void isForThoseAloneWhoAskForAPage(String accept) throws Exception {
    assertProblem(
        send(HttpRequest.newBuilder(address("/w/7/films")).header("Accept", accept).build()),
        404,
        "path_not_found");
  }

  @Test
  void takesNothingAtItsPages() throws Exception {
    assertProblem(
        send(browse("/login").POST(BodyPublishers.ofString("x")).build()),
        405,
        "method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../index.html",
        "/assets/%2e%2e/index.html",
        "/assets/..%2findex.html",
        "/assets/%2e%2e%2f%2e%2e%2fapplication.yml",
        "/assets//index-0a1b2c.js",
        "/assets/index-0a1b2c.js;a=b",
        "/w/%2e%2e/x",
        "/w/..%5c..%5cx"
      })
  void knowsNoTricksWithPaths(String path) throws Exception {
    assertThat(
            raw(
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                    .formatted(path)))
        .contains(" 400 ");
  }

  @Test
  void isThereUnderACustomersDomainAndNobodysElse() throws Exception {
    String host = "console-" + brand + ".example";
    isMember("films:read");
    assertThat(as(host)).contains(" 421 ");
    KAFKA.publish(new DomainState(UUID.randomUUID(), brand, account, host, Instant.now()));
    await().until(() -> as(host).contains(" 200 "));
  }

  private String as(String host) throws Exception {
    return raw(
        "GET / HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
            .formatted(host));
  }

  private HttpRequest.Builder browse(String path) {
    return HttpRequest.newBuilder(address(path)).header("Accept", BROWSER);
  }

  private HttpResponse<byte[]> bytes(String encodings) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address(SCRIPT)).header("Accept-Encoding", encodings).build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
