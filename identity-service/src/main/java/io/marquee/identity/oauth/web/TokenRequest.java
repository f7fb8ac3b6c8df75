package io.marquee.identity.oauth.web;

import io.marquee.identity.oauth.IssueClientToken;
import io.marquee.identity.oauth.OAuthRefused;
import io.marquee.identity.oauth.OAuthRefused.Error;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/**
 * A request to the token endpoint. A client names itself by HTTP Basic or in the body (RFC 6749,
 * 2.3.1), never in both and never in the address, which others log.
 */
final class TokenRequest {

  private static final String BASIC = "Basic ";

  private final MultiValueMap<String, String> form;
  private final @Nullable String authorization;

  private TokenRequest(MultiValueMap<String, String> form, @Nullable String authorization) {
    this.form = form;
    this.authorization = authorization;
  }

  static TokenRequest of(HttpServletRequest request, MultiValueMap<String, String> form) {
    String type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      throw malformed("The body must be application/x-www-form-urlencoded.");
    }
    if (request.getQueryString() != null) throw malformed("Nothing belongs in the address.");
    for (List<String> values : form.values()) {
      if (values.size() > 1) throw malformed("A parameter is there more than once.");
    }
    return new TokenRequest(form, request.getHeader(HttpHeaders.AUTHORIZATION));
  }

  String required(String parameter) {
    String value = form.getFirst(parameter);
    if (value == null || value.isEmpty()) throw malformed(parameter + " is missing.");
    return value;
  }

  IssueClientToken.Command command() {
    String scope = form.getFirst("scope");
    if (authorization == null) {
      return new IssueClientToken.Command(required("client_id"), required("client_secret"), scope);
    }
    if (form.containsKey("client_secret")) {
      throw malformed("A client names itself in the header or in the body, not in both.");
    }
    String[] basic = basic(authorization);
    String named = form.getFirst("client_id");
    if (named != null && !named.equals(basic[0])) throw malformed("Two clients are named.");
    return new IssueClientToken.Command(basic[0], basic[1], scope);
  }

  private static String[] basic(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      throw new OAuthRefused(Error.INVALID_CLIENT, "The header must be HTTP Basic.");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      if (parts.length == 2) return new String[] {decoded(parts[0]), decoded(parts[1])};
    } catch (IllegalArgumentException malformed) {
      // Answered below, like a header without a colon.
    }
    throw new OAuthRefused(Error.INVALID_CLIENT, "The header is no HTTP Basic.");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static OAuthRefused malformed(String why) {
    return new OAuthRefused(Error.INVALID_REQUEST, why);
  }
}
