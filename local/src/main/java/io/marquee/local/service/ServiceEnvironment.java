package io.marquee.local.service;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Secrets;
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
    told.put("MARQUEE_GATEWAY_CONSOLE_STORAGE", local("s3"));
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
    return all.tree(service.name(), new ServiceSecrets(all).of(service));
  }

  private String port(String name) {
    return Integer.toString(ports.get(name));
  }

  private String local(String name) {
    return "http://localhost:" + port(name);
  }
}
