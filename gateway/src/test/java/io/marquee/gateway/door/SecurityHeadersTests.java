package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class SecurityHeadersTests {

  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/auth/me"));

  @Test
  void noAnswerIsAPageUnlessItSaysSo() {
    HttpHeaders headers = told("http://localhost:8080");
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(headers.getFirst("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  }

  @Test
  void aPageOfOursMaySayMore() {
    exchange.getResponse().getHeaders().set("Content-Security-Policy", "default-src 'self'");
    assertThat(told("http://localhost:8080").get("Content-Security-Policy"))
        .containsExactly("default-src 'self'");
  }

  @Test
  void browsersComeBackByHttpsOnly() {
    assertThat(told("https://marquee.example").getFirst("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000; includeSubDomains");
  }

  @Test
  void whereThereIsNoHttpsNobodyIsSentToIt() {
    assertThat(told("http://localhost:8080").getFirst("Strict-Transport-Security")).isNull();
  }

  @Test
  void whatIsPrivateIsStoredByNobody() {
    assertThat(told("http://localhost:8080").getCacheControl()).isEqualTo("no-store");
  }

  private HttpHeaders told(String publicUrl) {
    new SecurityHeaders(URI.create(publicUrl)).applyTo(exchange);
    return exchange.getResponse().getHeaders();
  }
}
