package io.marquee.tenancy.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Prepares a service's database in a cluster: four roles, the database, its two schemas. It needs a
 * superuser, runs before the service's first start, and may be run again at any time: what is there
 * stays, passwords are set anew. It uses the JDK and the JDBC driver only, so that a launcher or a
 * test can call it without Spring.
 *
 * <ul>
 *   <li><b>owner</b> migrates and owns every table;
 *   <li><b>app</b> serves requests, owns nothing and is bound by row-level security;
 *   <li><b>relay</b> reads the outbox and streams it (REPLICATION);
 *   <li><b>across</b> reads, over all tenants, the tables that say so.
 * </ul>
 *
 * @param host the server's host
 * @param port the server's port
 * @param adminUser a superuser
 * @param adminPassword its password
 */
public record ServiceDatabase(String host, int port, String adminUser, String adminPassword) {

  /**
   * The roles' passwords.
   *
   * @param owner for migrations
   * @param app for requests
   * @param relay for the relay
   * @param across for reads over all tenants
   */
  public record Passwords(String owner, String app, String relay, String across) {}

  /**
   * Makes the database of a service, or completes it.
   *
   * @param service short name, such as {@code film}: also the database's name and the roles' prefix
   * @param passwords the roles' passwords
   * @throws SQLException when the server cannot be reached or refuses
   */
  public void create(String service, Passwords passwords) throws SQLException {
    if (!service.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("not a service's short name: " + service);
    }
    try (Connection cluster = connect("postgres");
        Statement sql = cluster.createStatement()) {
      role(sql, service + "_owner", passwords.owner(), "");
      role(sql, service + "_app", passwords.app(), "");
      role(sql, service + "_relay", passwords.relay(), "replication");
      role(sql, service + "_across", passwords.across(), "");
      if (!exists(sql, "select 1 from pg_database where datname = '" + service + "'")) {
        sql.execute("create database " + service);
      }
      sql.execute("revoke all on database %s from public".formatted(service));
      sql.execute(
          "grant connect on database %1$s to %1$s_owner, %1$s_app, %1$s_relay, %1$s_across"
              .formatted(service));
      // Publications and dedicated schemas are made by migrations.
      sql.execute("grant create on database %1$s to %1$s_owner".formatted(service));
      for (String kind : new String[] {"owner", "app", "across"}) {
        sql.execute(
            "alter role %1$s_%2$s in database %1$s set search_path = shared, service"
                .formatted(service, kind));
      }
      sql.execute(
          "alter role %1$s_relay in database %1$s set search_path = service".formatted(service));
      sql.execute(
          "alter role %1$s_app in database %1$s set idle_in_transaction_session_timeout = '60s'"
              .formatted(service));
    }
    try (Connection database = connect(service);
        Statement sql = database.createStatement()) {
      sql.execute("drop schema if exists public");
      sql.execute("create schema if not exists service authorization %s_owner".formatted(service));
      sql.execute("create schema if not exists shared authorization %s_owner".formatted(service));
      sql.execute(
          "grant usage on schema service to %1$s_app, %1$s_relay, %1$s_across".formatted(service));
      sql.execute("grant usage on schema shared to %1$s_app, %1$s_across".formatted(service));
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), adminUser, adminPassword);
  }

  private static void role(Statement sql, String name, String password, String more)
      throws SQLException {
    if (!exists(sql, "select 1 from pg_roles where rolname = '" + name + "'")) {
      sql.execute("create role " + name);
    }
    sql.execute(
        "alter role %s login nosuperuser nobypassrls nocreaterole nocreatedb %s password '%s'"
            .formatted(name, more, password.replace("'", "''")));
  }

  private static boolean exists(Statement sql, String query) throws SQLException {
    try (ResultSet found = sql.executeQuery(query)) {
      return found.next();
    }
  }
}
