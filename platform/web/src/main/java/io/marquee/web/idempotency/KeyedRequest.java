package io.marquee.web.idempotency;

import io.marquee.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request with an <code>Idempotency-Key</code>.
 *
 * @param id digest of what a key is unique for: workspace, principal, method and path
 * @param hash digest of what must be the same each time: query, If-Match and body
 * @param sealing the key for the answer, which cannot be had from the table alone
 */
record KeyedRequest(
    byte[] id,
    @Nullable UUID workspaceId,
    String principal,
    String route,
    byte[] hash,
    byte[] sealing,
    byte[] body) {
  private static final int MAXIMUM_BODY = 10 * 1024 * 1024;

  static KeyedRequest read(HttpServletRequest request, String key, Caller caller, Digests digests)
      throws IOException {
    if (key.isEmpty() || key.length() > 255 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw IdempotencyProblem.keyInvalid();
    }
    byte[] body = request.getInputStream().readNBytes(MAXIMUM_BODY + 1);
    if (body.length > MAXIMUM_BODY) {
      throw IdempotencyProblem.bodyTooLarge();
    }
    UUID workspace = caller.workspaceId();
    String route = request.getMethod() + " " + request.getRequestURI();
    String[] place = {String.valueOf(workspace), caller.principal(), route, key};
    return new KeyedRequest(
        digests.plain(new byte[0], place),
        workspace,
        caller.principal(),
        route,
        digests.plain(
            body,
            String.valueOf(request.getQueryString()),
            String.valueOf(request.getHeader("If-Match"))),
        digests.secret(place),
        body);
  }
}
