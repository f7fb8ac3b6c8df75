package io.marquee.identity.external.web;

import io.marquee.identity.token.Issuer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * By what a browser that is sent to a provider is known when it comes back. It is Lax, since it
 * comes back from another site.
 */
@Component
class BrowserCookie {

  private static final String NAME = "marquee_external";

  private final boolean secure;

  BrowserCookie(Issuer issuer) {
    this.secure = "https".equals(issuer.publicUrl().getScheme());
  }

  String header(String value) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/api/v1/auth/external")
        .maxAge(Duration.ofMinutes(15))
        .build()
        .toString();
  }

  String in(HttpServletRequest request) {
    if (request.getCookies() == null) return "";
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(name())) return cookie.getValue();
    }
    return "";
  }

  /** Browsers take a cookie of the longer name over https only. */
  private String name() {
    return secure ? "__Secure-" + NAME : NAME;
  }
}
