package io.marquee.test;

import java.time.Duration;
import java.util.HashMap;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a service at the test's servers and gives it secrets. */
class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** 32 bytes in base64; any key serves a test. */
  static final String KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    // Consumers take their time to join on a busy machine.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    String service = context.getEnvironment().getRequiredProperty("marquee.service");
    TestPostgres.createDatabase(service);
    var settings = new HashMap<String, Object>();
    settings.put("marquee.postgres.host", TestPostgres.host());
    settings.put("marquee.postgres.port", TestPostgres.port());
    for (String role : new String[] {"owner", "app", "relay", "across"}) {
      settings.put("marquee.postgres." + role + "-password", TestPostgres.PASSWORD);
    }
    settings.put("spring.kafka.bootstrap-servers", TestKafka.bootstrapServers());
    settings.put("marquee.kafka", TestKafka.bootstrapServers());
    settings.put("marquee.internal-token.key", KEY);
    settings.put("marquee.audit.key", KEY);
    settings.put("management.server.port", 0);
    // A test that wants one asks for it.
    settings.put("marquee.isolation-probe.scheduled", false);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test servers", settings));
  }
}
