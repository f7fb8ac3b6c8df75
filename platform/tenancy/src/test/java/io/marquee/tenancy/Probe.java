package io.marquee.tenancy;

import io.marquee.tenancy.database.PostgresSettings;
import io.marquee.tenancy.database.ServiceDatabase;
import io.marquee.tenancy.move.Move;
import io.marquee.tenancy.move.Moves;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with a table of notes and a pool of one connection, for all tests of the module. */
public final class Probe {

  private Probe() {}

  static {
    // The machine may be busy with other things.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  @Entity
  @Table(name = "notes")
  static class Note {
    @Id UUID id = UUID.randomUUID();
    String text = "";

    static Note of(String text) {
      var note = new Note();
      note.text = text;
      return note;
    }
  }

  @Transactional(readOnly = true)
  interface Notes extends JpaRepository<Note, UUID> {}

  @Configuration
  @EnableAutoConfiguration
  @EnableJpaRepositories(considerNestedRepositories = true)
  static class Application {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("max_connections", "150")
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static final class Service {
    static final ConfigurableApplicationContext CONTEXT =
        start("probe", port(), "marquee.postgres.pool-size=1");
  }

  /** The service on a database of its own, which is made if need be. */
  public static ConfigurableApplicationContext start(
      String database, int port, String... properties) {
    createDatabase(database);
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .properties(
            "marquee.postgres.port=" + port,
            "marquee.postgres.database=" + database,
            "marquee.postgres.owner-password=o",
            "marquee.postgres.app-password=a",
            "marquee.postgres.across-password=x",
            "spring.jpa.open-in-view=false",
            "spring.main.banner-mode=off")
        .properties(properties)
        .run();
  }

  static void createDatabase(String name) {
    try {
      new ServiceDatabase("localhost", port(), "postgres", "postgres")
          .create(name, new ServiceDatabase.Passwords("o", "a", "r", "x"));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The server's port. */
  public static int port() {
    return Server.POSTGRES.getPort();
  }

  /** Where the probe's database is. */
  public static PostgresSettings settings() {
    return new PostgresSettings(
        "localhost", port(), "probe", 1, true, "prefer", null, null, null, "o", "a", "r", "x");
  }

  public static <T> T bean(Class<T> type) {
    return Service.CONTEXT.getBean(type);
  }

  static Notes notes() {
    return bean(Notes.class);
  }

  static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  public static TransactionTemplate transaction() {
    return new TransactionTemplate(bean(PlatformTransactionManager.class));
  }

  static AcrossWorkspaces across() {
    return bean(AcrossWorkspaces.class);
  }

  /** Gives a workspace a schema of its own. */
  public static Move dedicate(UUID workspace) throws Exception {
    return bean(Moves.class).advance(UUID.randomUUID(), workspace, Move.Target.DEDICATED, false);
  }

  /** Works as a superuser, past all policies. */
  public static <T> T asSuperuser(Look<T> work) {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:%d/probe".formatted(port()), "postgres", "postgres")) {
      return work.at(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** What to do with a superuser's connection. */
  public interface Look<T> {
    T at(JdbcClient jdbc) throws Exception;
  }

  /** How many rows there are, past all policies. */
  public static long count(String table, UUID workspace) {
    return asSuperuser(
        jdbc ->
            jdbc.sql("select count(*) from %s where workspace_id = ?".formatted(table))
                .param(workspace)
                .query(Long.class)
                .single());
  }

  /** Saves a note. */
  public static void note(Tenant tenant, String text) {
    CurrentWorkspace.run(tenant, () -> notes().save(Note.of(text)));
  }

  /** The texts of a tenant's notes. */
  public static java.util.List<String> texts(Tenant tenant) {
    try {
      return CurrentWorkspace.call(
          tenant, () -> notes().findAll().stream().map(note -> note.text).toList());
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
