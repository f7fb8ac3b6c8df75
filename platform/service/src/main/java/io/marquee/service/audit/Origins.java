package io.marquee.service.audit;

import io.marquee.service.SealingKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * From where the request at hand comes. Addresses are personal data: they are sealed before they
 * reach the outbox, and only identity-service opens them.
 */
final class Origins {

  private static final int LONGEST_AGENT = 400;

  private final SealingKey key;
  private final JsonMapper json;

  Origins(SealingKey key, JsonMapper json) {
    this.key = key;
    this.json = json;
  }

  /** Sealed for one target, in base64; null when no request is at hand. */
  @Nullable String sealed(UUID target) {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)) {
      return null;
    }
    var origin = new TreeMap<String, String>();
    origin.put("address", address(now.getRequest()));
    String agent = now.getRequest().getHeader(HttpHeaders.USER_AGENT);
    if (agent != null) {
      origin.put("user_agent", agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
    }
    byte[] plain = json.writeValueAsString(origin).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(key.seal(target.toString(), plain));
  }

  /** The gateway names the client's address, after it has removed what the client claims. */
  private static String address(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null ? request.getRemoteAddr() : forwarded.split(",", 2)[0].strip();
  }
}
