package io.marquee.bench;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marquee's relay as every service runs it, and, for effects, its inbox with one listener. */
final class Ours implements Carrier {
  private final Setup setup;
  private @Nullable ConfigurableApplicationContext context;

  Ours(Setup setup) {
    this.setup = setup;
  }

  @Override
  public void start() {
    if (context == null) context = service(setup);
    else relay(context).start();
  }

  @Override
  public void stop() {
    if (context != null) relay(context).stop();
  }

  private static SmartLifecycle relay(ConfigurableApplicationContext context) {
    return context.getBean("relay", SmartLifecycle.class);
  }

  /** A service with its outbox; more settings come as {@code key=value}. */
  static ConfigurableApplicationContext service(Setup setup, String... more) {
    List<String> settings = new ArrayList<>();
    settings.add("marquee.service=" + "workspace");
    settings.add("marquee.postgres.port=" + setup.postgresPort());
    settings.add("marquee.postgres.database=" + setup.database());
    for (String role : List.of("owner", "app", "relay", "across")) {
      settings.add("marquee.postgres.%s-password=%s".formatted(role, Servers.PASSWORD));
    }
    settings.add("marquee.kafka=" + setup.kafka());
    settings.add("marquee.events.listen=" + setup.effects());
    settings.add("spring.main.banner-mode=off");
    settings.add("spring.jpa.open-in-view=false");
    settings.addAll(List.of(more));
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .properties(settings.toArray(String[]::new))
        .run();
  }

  @Configuration
  @EnableAutoConfiguration
  @Import(EffectListener.class)
  static class Application {}

  @EventConsumer(name = "effects", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class EffectListener {
    private final JdbcClient jdbc;

    EffectListener(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Handles
    void on(ProjectEvent event, EventEnvelope envelope) {
      jdbc.sql("insert into effects (id) values (?)").param(envelope.id()).update();
    }
  }
}
