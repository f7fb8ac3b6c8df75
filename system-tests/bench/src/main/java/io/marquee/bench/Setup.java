package io.marquee.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Where a contender finds its servers and what it is to do.
 *
 * @param contender its short name
 * @param database its own database; also the prefix of the roles, where it has some
 * @param topic where its records go, unless the rows say so
 * @param rows how many there are in one go
 * @param effects whether a consumer runs beside the relay
 */
record Setup(
    String contender,
    int postgresPort,
    String database,
    String kafka,
    String topic,
    long rows,
    boolean effects) {
  static final String PUBLICATION = "marquee_outbox";
  static final int PARTITIONS = 12;

  static Setup parse(String[] words) {
    return new Setup(
        words[0],
        Integer.parseInt(words[1]),
        words[2],
        words[3],
        words[4],
        Long.parseLong(words[5]),
        Boolean.parseBoolean(words[6]));
  }

  List<String> words() {
    return List.of(
        contender,
        Integer.toString(postgresPort),
        database,
        kafka,
        topic,
        Long.toString(rows),
        Boolean.toString(effects));
  }

  String slot() {
    return database + "_outbox";
  }

  String url() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(postgresPort, database);
  }

  /** As a superuser: the rights of roles are not what is measured. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), Servers.SUPERUSER, Servers.PASSWORD);
  }
}
