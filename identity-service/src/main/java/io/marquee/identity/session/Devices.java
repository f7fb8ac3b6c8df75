package io.marquee.identity.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** From where a request comes, and what is left there after a log-in. */
public final class Devices {

  /**
   * The cookie by which a device is known again. Browsers believe its prefix: it comes from this
   * host alone, encrypted, or from localhost, which they trust without; a browser that does not
   * (Safari) keeps none over plain http, and is no known device there.
   */
  public static final String COOKIE = "__Host-marquee-device";

  static final Duration REMEMBERED = Duration.ofDays(180);

  private Devices() {}

  /**
   * The gateway names the client's address, after it has removed what the client itself claims. It
   * passes cookies on to paths that need no log-in only: nowhere else is the device asked for.
   *
   * @param request as it came
   * @return from where
   */
  public static Device of(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    String address =
        forwarded == null ? request.getRemoteAddr() : forwarded.split(",", 2)[0].strip();
    return new Device(request.getHeader(HttpHeaders.USER_AGENT), address, cookie(request));
  }

  /**
   * What is left on a device: no script reads it, and no other site's request carries it.
   *
   * @param token by what it is known
   * @return the header's value
   */
  public static String cookie(String token) {
    return ResponseCookie.from(COOKIE, token)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(REMEMBERED)
        .build()
        .toString();
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) return cookie.getValue();
    }
    return null;
  }
}
