package io.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.gateway.stub.StubService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's session, as a browser has it. */
class ConsoleIntegrationTests extends GatewayTest {

  private static final String COOKIE = "__Secure-marquee-refresh";
  private static final StubService SERVICE = service("identity");

  @BeforeEach
  void identityGivesTokens() {
    SERVICE.answer("/api/v1/auth/login", 200, tokens("first"));
    SERVICE.answer("/api/v1/auth/refresh", 200, tokens("second"));
    SERVICE.answer("/api/v1/auth/logout", 204, "");
  }

  @Test
  void keepsTheRefreshTokenInACookieThatNoScriptReads() throws Exception {
    HttpResponse<String> answer = send(login().header("X-Marquee-Console", "1").build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).propertyNames())
        .containsExactlyInAnyOrder("access_token", "expires_in");
    assertThat(answer.body()).doesNotContain("first");
    assertThat(setCookie(answer))
        .startsWith(COOKIE + "=first;")
        .containsIgnoringCase("; Path=/api/v1/auth;")
        .containsIgnoringCase("; Secure;")
        .containsIgnoringCase("; HttpOnly;")
        .containsIgnoringCase("; SameSite=Strict")
        .contains("Max-Age=2592000");
  }

  @Test
  void givesOtherClientsTheirTokensInTheBody() throws Exception {
    HttpResponse<String> answer = send(login().build());
    assertThat(JSON.readTree(answer.body()).path("refresh_token").stringValue()).isEqualTo("first");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void passesAnAnswerWithoutTokensAsItIs() throws Exception {
    SERVICE.answer("/api/v1/auth/login", 200, "{\"mfa_required\":true,\"mfa_token\":\"m\"}");
    HttpResponse<String> answer = send(login().header("X-Marquee-Console", "1").build());
    assertThat(JSON.readTree(answer.body()).path("mfa_token").stringValue()).isEqualTo("m");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    SERVICE.answer("/api/v1/auth/login", 401, "{\"code\":\"credentials_wrong\"}");
    HttpResponse<String> wrong = send(login().header("X-Marquee-Console", "1").build());
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo("{\"code\":\"credentials_wrong\"}");
  }

  @Test
  void refreshesWithTheCookieAndChangesIt() throws Exception {
    HttpResponse<String> answer =
        send(refresh("a=b; " + COOKIE + "=first; c=d").header("X-Marquee-Console", "1").build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(SERVICE.lastRequest().body()).isEqualTo("{\"refresh_token\":\"first\"}");
    assertThat(SERVICE.lastRequest().header("Content-Type")).startsWith("application/json");
    assertThat(SERVICE.lastRequest().header("Cookie")).isNull();
    assertThat(answer.body()).doesNotContain("second");
    assertThat(setCookie(answer)).startsWith(COOKIE + "=second;");
  }

  @Test
  void refusesACookieThatComesWithoutTheHeader() throws Exception {
    long before = SERVICE.clientRequests();
    assertProblem(send(refresh(COOKIE + "=first").build()), 403, "console_header_missing");
    for (String value : new String[] {"0", "true", ""})
      assertProblem(
          send(refresh(COOKIE + "=first").header("X-Marquee-Console", value).build()),
          403,
          "console_header_missing");
    assertThat(SERVICE.clientRequests()).isEqualTo(before);
  }

  @Test
  void refusesPagesOfOtherSites() throws Exception {
    long before = SERVICE.clientRequests();
    for (String[] header :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "https://console.example"}, // may call the API, but has no cookie of ours
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"}
        }) {
      HttpResponse<String> answer =
          send(
              refresh(COOKIE + "=first")
                  .header("X-Marquee-Console", "1")
                  .header(header[0], header[1])
                  .build());
      assertThat(answer.statusCode()).as(header[1]).isEqualTo(403);
    }
    assertThat(SERVICE.clientRequests()).isEqualTo(before);
    HttpResponse<String> own =
        send(
            refresh(COOKIE + "=first")
                .header("X-Marquee-Console", "1")
                .header("Origin", "http://localhost:" + port)
                .header("Sec-Fetch-Site", "same-origin")
                .build());
    assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
  }

  @Test
  void needsExactlyOneCookie() throws Exception {
    HttpRequest none = refresh("a=b").header("X-Marquee-Console", "1").build();
    assertProblem(send(none), 401, "refresh_token_missing");
    HttpRequest two =
        refresh(COOKIE + "=first; " + COOKIE + "=planted").header("X-Marquee-Console", "1").build();
    assertProblem(send(two), 401, "refresh_token_missing");
  }

  @Test
  void takesTheCookieAwayWhenTheSessionIsOver() throws Exception {
    SERVICE.answer("/api/v1/auth/refresh", 401, "{\"code\":\"refresh_token_invalid\"}");
    HttpResponse<String> over =
        send(refresh(COOKIE + "=first").header("X-Marquee-Console", "1").build());
    assertThat(over.statusCode()).isEqualTo(401);
    assertThat(setCookie(over)).startsWith(COOKIE + "=;").contains("Max-Age=0");
    HttpResponse<String> out =
        send(
            request("/api/v1/auth/logout")
                .header("X-Marquee-Console", "1")
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(setCookie(out)).startsWith(COOKIE + "=;").contains("Max-Age=0");
  }

  private HttpRequest.Builder login() {
    return HttpRequest.newBuilder(address("/api/v1/auth/login"))
        .POST(BodyPublishers.ofString("{\"email\":\"ada@example.com\",\"password\":\"x\"}"));
  }

  private HttpRequest.Builder refresh(String cookies) {
    return HttpRequest.newBuilder(address("/api/v1/auth/refresh"))
        .header("Cookie", cookies)
        .POST(BodyPublishers.noBody());
  }

  private static String setCookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String tokens(String refresh) {
    return "{\"access_token\":\"a\",\"refresh_token\":\"" + refresh + "\",\"expires_in\":300}";
  }
}
