package io.marquee.test;

import io.marquee.tenancy.database.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One real PostgreSQL per test JVM, started at first use, with a database per service as in
 * production.
 */
public final class TestPostgres {

  /** The password of every role in tests. */
  public static final String PASSWORD = "test";

  private static final Map<String, Boolean> CREATED = new ConcurrentHashMap<>();

  private TestPostgres() {}

  /** Starts the server when the class is first used; it ends with the JVM. */
  private static final class Server {
    static final PostgresServer RUNNING = PostgresServer.start();
  }

  /**
   * Where the server is.
   *
   * @return localhost, or where the container engine is
   */
  public static String host() {
    return Server.RUNNING.host();
  }

  /**
   * The server's port.
   *
   * @return the port
   */
  public static int port() {
    return Server.RUNNING.port();
  }

  /**
   * Makes a service's database with its roles and schemas, once per JVM.
   *
   * @param service short name, such as {@code film}
   */
  public static void createDatabase(String service) {
    CREATED.computeIfAbsent(
        service,
        name -> {
          try {
            new ServiceDatabase(host(), port(), "postgres", "postgres")
                .create(
                    name, new ServiceDatabase.Passwords(PASSWORD, PASSWORD, PASSWORD, PASSWORD));
            return true;
          } catch (SQLException failed) {
            throw new IllegalStateException("no database for " + name, failed);
          }
        });
  }

  /**
   * Connects as a superuser, for looking at what no role may see.
   *
   * @param service whose database
   * @return a connection to close
   * @throws SQLException when it cannot be reached
   */
  public static Connection superuser(String service) throws SQLException {
    return DriverManager.getConnection(url(service), "postgres", "postgres");
  }

  /**
   * Connects as one of a service's roles.
   *
   * @param service whose database
   * @param kind {@code owner}, {@code app}, {@code relay} or {@code across}
   * @return a connection to close
   * @throws SQLException when it cannot be reached
   */
  public static Connection as(String service, String kind) throws SQLException {
    return DriverManager.getConnection(url(service), service + "_" + kind, PASSWORD);
  }

  private static String url(String service) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), service);
  }
}
