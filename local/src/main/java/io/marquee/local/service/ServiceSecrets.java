package io.marquee.local.service;

import io.marquee.local.home.Secrets;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.sink.Sinks;
import java.util.HashMap;
import java.util.Map;

/**
 * Which secrets a service is given, and under which names: its own only.
 *
 * @param all the house's, made where they are not there yet
 */
public record ServiceSecrets(Secrets all) {
  /** The roles of a service in its database. */
  private static final String[] ROLES = {"owner", "app", "relay", "across"};

  /**
   * A service's secrets by the property that each one sets.
   *
   * @param service who is to know them
   */
  public Map<String, String> of(Service service) {
    var own = new HashMap<String, String>();
    if (service.hasDatabase()) {
      for (String role : ROLES) {
        own.put(
            "marquee.postgres." + role + "-password",
            all.password(Postgres.passwordName(service.name(), role)));
      }
      own.put("marquee.internal-token.key", tokenKey(service.name()));
      own.put("marquee.audit.key", all.key("audit"));
    }
    switch (service.name()) {
      case "gateway" -> {
        for (String other : Service.databases()) {
          own.put("marquee.internal-token.keys." + other, tokenKey(other));
        }
      }
      case "identity" -> {
        own.put("marquee.identity.key-encryption-key", all.key("identity-kek"));
        own.put("marquee.mail.key", mailKey());
      }
      case "notification" -> {
        own.put("marquee.notification.key-encryption-key", all.key("notification-kek"));
        own.put("marquee.mail.key", mailKey());
      }
      case "workspace" -> {
        own.put("marquee.workspace.key-encryption-key", all.key("workspace-kek"));
        s3(own);
      }
      case "film", "publishing" -> s3(own);
      default -> {}
    }
    return Map.copyOf(own);
  }

  private void s3(Map<String, String> own) {
    own.put("marquee.s3.access-key", Sinks.accessKey(all));
    own.put("marquee.s3.secret-key", Sinks.secretKey(all));
  }

  /** Known to identity, which seals mails with it, and to notification, which sends them. */
  private String mailKey() {
    return all.key("mail");
  }

  /** Known to the gateway, which signs with it, and to the one service that believes it. */
  private String tokenKey(String service) {
    return all.key("internal-token-" + service);
  }
}
