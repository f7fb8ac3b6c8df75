package io.marquee.local.service;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Secrets;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.sink.Sinks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a service is told: places by environment variables, secrets by a folder of files, of which
 * each service gets its own only.
 */
record ServiceEnvironment(Home home, Ports ports) {
  private static final String S3_REGION = "us-east-1";
  private static final String MANY_A_MINUTE = "6000";

  Map<String, String> of(Service service) {
    var told = new HashMap<String, String>();
    told.put("SERVER_PORT", port(service.name()));
    told.put("SERVER_ADDRESS", "127.0.0.1");
    told.put("MANAGEMENT_SERVER_PORT", "" + ports.managementOf(service.name()));
    told.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    told.put("MARQUEE_PUBLIC_URL", local("gateway"));
    told.put("MARQUEE_POSTGRES_PORT", port("postgres"));
    told.put("MARQUEE_KAFKA", "localhost:" + port("kafka"));
    told.put("MARQUEE_S3_ENDPOINT", local("s3"));
    told.put("MARQUEE_S3_PUBLIC_ENDPOINT", local("s3"));
    told.put("MARQUEE_S3_REGION", S3_REGION);
    told.put("MARQUEE_SMTP_HOST", "localhost");
    told.put("MARQUEE_SMTP_PORT", port("smtp"));
    told.put("MARQUEE_SMTP_FROM", "Marquee <films@marquee.localhost>");
    told.put("MARQUEE_FILM_RENDERING_WORK_DIRECTORY", home.at("work/film").toString());
    // The demo's receiver of webhooks runs on this machine too.
    told.put("MARQUEE_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES", "true");
    for (String other : Service.databases()) {
      told.put("MARQUEE_ROUTES_" + other.toUpperCase(Locale.ROOT), local(other));
    }
    told.put("MARQUEE_GATEWAY_FAREWELL", "0s"); // nobody balances a load here
    // The demo and the system tests are many clients in the name of one user, from one address.
    told.put("MARQUEE_GATEWAY_LIMITS_ADDRESS", MANY_A_MINUTE);
    told.put("MARQUEE_GATEWAY_LIMITS_OTHERTIER", MANY_A_MINUTE);
    for (String plan : new String[] {"INDIVIDUAL", "TEAM", "AGENCY"}) {
      told.put("MARQUEE_GATEWAY_LIMITS_TIERS_" + plan, MANY_A_MINUTE);
    }
    told.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets(service) + "/");
    return told;
  }

  private Path secrets(Service service) {
    Secrets all = home.secrets();
    var own = new HashMap<String, String>();
    if (service.hasDatabase()) {
      for (String role : new String[] {"owner", "app", "relay", "across"}) {
        own.put(
            "marquee.postgres." + role + "-password",
            all.password(Postgres.passwordName(service.name(), role)));
      }
      own.put("marquee.internal-token.key", tokenKey(all, service.name()));
      own.put("marquee.audit.key", all.key("audit"));
    }
    switch (service.name()) {
      case "gateway" -> {
        for (String other : Service.databases()) {
          own.put("marquee.internal-token.keys." + other, tokenKey(all, other));
        }
      }
      case "identity" -> {
        own.put("marquee.identity.key-encryption-key", all.key("identity-kek"));
        own.put("marquee.mail.key", mailKey(all));
      }
      case "notification" -> {
        own.put("marquee.notification.key-encryption-key", all.key("notification-kek"));
        own.put("marquee.mail.key", mailKey(all));
      }
      case "workspace" -> own.put("marquee.workspace.key-encryption-key", all.key("workspace-kek"));
      case "film", "publishing" -> {
        own.put("marquee.s3.access-key", Sinks.accessKey(all));
        own.put("marquee.s3.secret-key", Sinks.secretKey(all));
      }
      default -> {}
    }
    return all.tree(service.name(), own);
  }

  /** Known to identity, which seals mails with it, and to notification, which sends them. */
  private static String mailKey(Secrets secrets) {
    return secrets.key("mail");
  }

  /** Known to the gateway, which signs with it, and to the one service that believes it. */
  private static String tokenKey(Secrets secrets, String service) {
    return secrets.key("internal-token-" + service);
  }

  private String port(String name) {
    return Integer.toString(ports.get(name));
  }

  private String local(String name) {
    return "http://localhost:" + port(name);
  }
}
