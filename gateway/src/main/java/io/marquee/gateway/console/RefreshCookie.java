package io.marquee.gateway.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that holds the refresh token: for the paths of identity's log-in alone, out of reach
 * of scripts, and never sent by another site's page. Browsers take it over http from localhost,
 * too, which they trust.
 */
final class RefreshCookie {

  static final String NAME = "__Secure-marquee-refresh";
  private static final String PATH = "/api/v1/auth";

  private final Duration life;

  RefreshCookie(Duration life) {
    this.life = life;
  }

  ResponseCookie with(String refreshToken) {
    return cookie(refreshToken, life);
  }

  ResponseCookie none() {
    return cookie("", Duration.ZERO);
  }

  /** The tokens that a request brings; more than one is nothing that our cookie can make. */
  static List<String> in(HttpHeaders headers) {
    List<String> lines = headers.get(HttpHeaders.COOKIE);
    if (lines == null) return List.of();
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(NAME + "="))
        .map(pair -> pair.substring(NAME.length() + 1))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static ResponseCookie cookie(String value, Duration life) {
    return ResponseCookie.from(NAME, value)
        .path(PATH)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .maxAge(life)
        .build();
  }
}
