package io.marquee.systemtests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Internal tokens (JWT, RFC 7519) that no gateway made. */
final class ForgedToken {
  static final String HEADER = "X-Marquee-Token";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private ForgedToken() {}

  /** Signed by a key of one's own. */
  static String signed(byte[] key, String service, String user, String workspace, String account) {
    return signed(key, service, user, workspace, account, PERMISSIONS);
  }

  /** The same with these permissions. */
  static String signed(
      byte[] key,
      String service,
      String user,
      String workspace,
      String account,
      List<String> permissions) {
    var claims = claims(service, user, workspace, account);
    claims.put("perms", permissions);
    String content = part(Map.of("alg", "HS256")) + "." + part(claims);
    return content + "." + BASE64.encodeToString(hmac(key, content));
  }

  /** Not signed at all, and says so. */
  static String unsigned(String service, String user, String workspace, String account) {
    return part(Map.of("alg", "none"))
        + "."
        + part(claims(service, user, workspace, account))
        + ".";
  }

  private static Map<String, Object> claims(
      String service, String user, String workspace, String account) {
    long now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("aud", service);
    claims.put("iat", now);
    claims.put("exp", now + 60);
    claims.put("sub", user);
    claims.put("wid", workspace);
    claims.put("aid", account);
    claims.put("role", "owner");
    claims.put("perms", PERMISSIONS);
    return claims;
  }

  private static final List<String> PERMISSIONS =
      List.of(
          "workspaces:read",
          "workspaces:write",
          "workspaces:delete",
          "projects:read",
          "projects:write",
          "content:others",
          "films:read",
          "films:write",
          "films:generate",
          "assets:read",
          "assets:write",
          "characters:read",
          "characters:write",
          "posts:read",
          "posts:write",
          "posts:publish",
          "approvals:decide",
          "portal:use",
          "social_accounts:manage",
          "billing:read",
          "billing:manage",
          "notifications:read",
          "webhooks:manage",
          "members:read",
          "members:manage",
          "roles:manage",
          "api_keys:manage",
          "exports:manage",
          "audit:read");

  private static String part(Object json) {
    return BASE64.encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
