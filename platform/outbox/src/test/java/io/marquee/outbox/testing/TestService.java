package io.marquee.outbox.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Event;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.outbox.DeadLetters;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.Tombstone;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with listeners of each kind, which write down what they hear in a tenant table. */
public final class TestService implements AutoCloseable {
  static {
    // The machine may be busy with other things.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  /** Whatever has this text makes its listeners fail. */
  public static final Set<String> POISON = ConcurrentHashMap.newKeySet();

  private final ConfigurableApplicationContext context;
  private final String database;

  private TestService(ConfigurableApplicationContext context, String database) {
    this.context = context;
    this.database = database;
  }

  /** Starts it on a database of the given name; settings come as {@code key=value}. */
  public static TestService start(String database, String... settings) {
    Servers.createDatabase(database);
    var service = new TestService(application(database, settings), database);
    service.awaitReady();
    return service;
  }

  private static ConfigurableApplicationContext application(String database, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "marquee.service=workspace",
                "marquee.postgres.port=" + Servers.postgresPort(),
                "marquee.kafka=" + Servers.kafka().address()));
    all.addAll(List.of(settings));
    return launch(database, all);
  }

  static ConfigurableApplicationContext launch(String database, List<String> settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "marquee.postgres.database=" + database,
                "marquee.postgres.owner-password=" + Servers.PASSWORD,
                "marquee.postgres.app-password=" + Servers.PASSWORD,
                "marquee.postgres.relay-password=" + Servers.PASSWORD,
                "marquee.postgres.across-password=" + Servers.PASSWORD,
                "marquee.events.reconcile-every=500ms",
                "marquee.events.retry-for=1s",
                "marquee.events.lease=5s",
                "spring.main.banner-mode=off",
                "spring.jpa.open-in-view=false"));
    all.addAll(settings);
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .properties(all.toArray(String[]::new))
        .run();
  }

  /** As a gateway would: what is said before may be sent late, by the check. */
  private void awaitReady() {
    if (!context.containsBean("relayHealthIndicator")) return;
    var health = context.getBean("relayHealthIndicator", HealthIndicator.class);
    Awaitility.await()
        .until(() -> health.health() instanceof Health now && now.getStatus().equals(Status.UP));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DeadLetters deadLetters() {
    return bean(DeadLetters.class);
  }

  /** Says events in one transaction of a tenant. */
  public List<UUID> say(Tenant tenant, Event... events) {
    List<UUID> ids = new ArrayList<>();
    inTransaction(
        tenant,
        outbox -> {
          for (Event event : events) ids.add(outbox.append(event));
        });
    return ids;
  }

  public void inTransaction(Tenant tenant, Consumer<Outbox> work) {
    CurrentWorkspace.run(
        tenant,
        () ->
            new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.accept(bean(Outbox.class))));
  }

  /** What a listener heard of an aggregate, in the order in which it did: the texts. */
  public List<String> heard(String consumer, UUID key) {
    return Servers.rows(
            database,
            "select text from shared.heard where consumer = ? and key = ? order by number",
            consumer,
            key)
        .stream()
        .map(row -> String.valueOf(row.get("text")))
        .toList();
  }

  /** Waits until a parked key is left to operators, since it is tried by itself but seldom. */
  public void awaitOnlySeldomTries(String consumer, UUID key) {
    Awaitility.await()
        .until(
            () ->
                count(
                        "service.parked_keys where consumer = ? and key = ?"
                            + " and retry_at > now() + interval '20 seconds'",
                        consumer,
                        key)
                    == 1);
  }

  public List<Map<String, Object>> rows(String sql, Object... arguments) {
    return Servers.rows(database, sql, arguments);
  }

  public long count(String from, Object... arguments) {
    return Servers.count(database, from, arguments);
  }

  @Override
  public void close() {
    context.close();
  }

  public static ProjectCreated project(UUID id, String text) {
    return new ProjectCreated(id, null, text, "campaign");
  }

  @Configuration
  @EnableAutoConfiguration
  @Import({Sums.class, Copies.class, Steps.class, States.class, Notebook.class, Tallies.class})
  static class Application {}

  static class Notebook {
    private final JdbcClient jdbc;

    Notebook(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    void write(String consumer, EventEnvelope envelope, String text) {
      jdbc.sql(
              "insert into heard (id, consumer, event_id, key, sequence, text) values (?, ?, ?, ?, ?, ?)")
          .params(
              UuidCreator.getTimeOrderedEpoch(),
              consumer,
              envelope.id(),
              envelope.subject(),
              envelope.sequence(),
              text)
          .update();
      if (POISON.contains(text)) throw new IllegalStateException("poisoned by " + text);
    }
  }

  @EventConsumer(name = "sums", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class Sums {
    private final Notebook notebook;
    private final Outbox outbox;

    Sums(Notebook notebook, Outbox outbox) {
      this.notebook = notebook;
      this.outbox = outbox;
    }

    @Handles
    void on(ProjectCreated event, EventEnvelope envelope) {
      notebook.write("sums", envelope, event.name());
      // One that leads to another event.
      if (event.name().equals("echo")) outbox.append(new ProjectDeleted(event.projectId()));
    }
  }

  @EventConsumer(name = "copies", of = ProjectEvent.class, order = Order.LATEST)
  static class Copies {
    private final Notebook notebook;

    Copies(Notebook notebook) {
      this.notebook = notebook;
    }

    @Handles
    void on(ProjectEvent event, EventEnvelope envelope) {
      notebook.write(
          "copies", envelope, event instanceof ProjectCreated created ? created.name() : "gone");
    }
  }

  @EventConsumer(name = "steps", of = ProjectEvent.class, order = Order.STRICT)
  static class Steps {
    private final Notebook notebook;

    Steps(Notebook notebook) {
      this.notebook = notebook;
    }

    @Handles
    void on(ProjectCreated event, EventEnvelope envelope) {
      notebook.write("steps", envelope, event.name());
    }
  }

  @EventConsumer(name = "states", of = WorkspaceEvent.class, order = Order.LATEST)
  static class States {
    private final Notebook notebook;

    States(Notebook notebook) {
      this.notebook = notebook;
    }

    @Handles
    void on(WorkspaceState event, EventEnvelope envelope) {
      notebook.write("states", envelope, event.name());
    }

    @Handles
    void gone(Tombstone tombstone, EventEnvelope envelope) {
      notebook.write("states", envelope, "gone");
    }
  }
}
