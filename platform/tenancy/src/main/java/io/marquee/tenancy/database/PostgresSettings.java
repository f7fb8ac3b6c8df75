package io.marquee.tenancy.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service's database is. The names of roles follow from the database's.
 *
 * @param host the server's host
 * @param port the server's port
 * @param database the database, also the roles' prefix
 * @param poolSize most connections for requests
 * @param migrate whether to migrate at start; off where there is no database, as when a start is
 *     recorded for the JDK's cache
 * @param sslMode as libpq has it: {@code disable}, {@code prefer}, {@code require}, {@code
 *     verify-ca}, {@code verify-full}; only the last two check whom they speak to
 * @param sslRootCertificate file of the authorities that are believed, PEM; without it that of the
 *     account, {@code ~/.postgresql/root.crt}
 * @param poolerHost the host of a pooler in transaction mode, such as PgBouncer, that requests go
 *     through; the server's own unless given
 * @param poolerPort its port; without one there is no pooler
 * @param ownerPassword of the role that migrates
 * @param appPassword of the role that serves requests
 * @param relayPassword of the role that streams the outbox
 * @param acrossPassword of the role that reads over all tenants
 */
@ConfigurationProperties("marquee.postgres")
public record PostgresSettings(
    @DefaultValue("localhost") String host,
    @DefaultValue("15432") int port,
    String database,
    @DefaultValue("8") int poolSize,
    @DefaultValue("true") boolean migrate,
    @DefaultValue("prefer") String sslMode,
    @Nullable String sslRootCertificate,
    @Nullable String poolerHost,
    @Nullable Integer poolerPort,
    @Nullable String ownerPassword,
    @Nullable String appPassword,
    @Nullable String relayPassword,
    @Nullable String acrossPassword) {

  /**
   * The address for JDBC.
   *
   * @return a JDBC URL without user and password
   */
  public String url() {
    return url(host, port);
  }

  /**
   * The address that requests go to: the pooler's where there is one. Nothing may outlast a
   * transaction there, not even a prepared statement.
   *
   * @return a JDBC URL without user and password
   */
  public String requestUrl() {
    if (poolerPort == null) return url();
    return url(poolerHost == null ? host : poolerHost, poolerPort) + "&prepareThreshold=0";
  }

  private String url(String atHost, int atPort) {
    // The simple name in pg_stat_activity tells an operator whose connection it is.
    String url =
        "jdbc:postgresql://%s:%d/%s?ApplicationName=%s-service&reWriteBatchedInserts=true&sslmode=%s"
            .formatted(atHost, atPort, database, database, sslMode);
    return sslRootCertificate == null
        ? url
        : url + "&sslrootcert=" + URLEncoder.encode(sslRootCertificate, StandardCharsets.UTF_8);
  }

  /**
   * The name of one of the service's roles.
   *
   * @param kind {@code owner}, {@code app}, {@code relay} or {@code across}
   * @return such as {@code film_app}
   */
  public String role(String kind) {
    return database + "_" + kind;
  }

  /**
   * A password that must be set.
   *
   * @param kind {@code owner}, {@code app}, {@code relay} or {@code across}
   * @return the password
   * @throws MissingSecret when it is not set: there are no default secrets
   */
  public String password(String kind) {
    @Nullable String password =
        switch (kind) {
          case "owner" -> ownerPassword;
          case "app" -> appPassword;
          case "relay" -> relayPassword;
          case "across" -> acrossPassword;
          default -> throw new IllegalArgumentException("no role of kind " + kind);
        };
    if (password == null || password.isBlank()) {
      throw new MissingSecret("marquee.postgres." + kind + "-password");
    }
    return password;
  }
}
