package io.marquee.outbox.rebuild;

import io.marquee.outbox.Projection;
import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * One transaction in which the projection's writers are held off: it compares and, if that is
 * wanted, makes the projection what was built beside it. Closing it without a switch changes
 * nothing.
 */
class Switchover implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Connection connection;
  private final Projection projection;
  private final Rebuild rebuild;

  private Switchover(Connection connection, Projection projection, Rebuild rebuild) {
    this.connection = connection;
    this.projection = projection;
    this.rebuild = rebuild;
  }

  /** Waits for those who write at this moment, and holds off the others; readers read on. */
  static Switchover begin(PostgresSettings postgres, Projection projection, Rebuild rebuild)
      throws SQLException {
    Connection connection =
        DriverManager.getConnection(postgres.url(), postgres.role("app"), postgres.password("app"));
    var switchover = new Switchover(connection, projection, rebuild);
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement lock = connection.prepareStatement("select service.rebuild_lock(?)")) {
        lock.setArray(1, connection.createArrayOf("text", switchover.tables()));
        lock.execute();
      }
      return switchover;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  private Object[] tables() {
    return projection.tables().stream().map(Projection.Table::name).toArray();
  }

  /** Row counts, checksums and the first rows that differ, of each table. */
  ArrayNode compare() throws SQLException {
    ArrayNode all = JSON.createArrayNode();
    for (Projection.Table table : projection.tables()) {
      try (PreparedStatement query =
          connection.prepareStatement("select service.rebuild_compare(?, ?, ?, ?::uuid)")) {
        query.setInt(1, rebuild.id());
        query.setString(2, table.name());
        query.setArray(3, connection.createArrayOf("text", table.ignored().toArray()));
        query.setObject(4, rebuild.workspaceId());
        ResultSet row = query.executeQuery();
        row.next();
        all.add(JSON.readTree(row.getString(1)));
      }
    }
    return all;
  }

  static boolean isEqual(ArrayNode comparison) {
    for (JsonNode table : comparison) {
      for (String count : List.of("only_old", "only_new", "changed")) {
        if (table.path(count).asLong() > 0) return false;
      }
    }
    return true;
  }

  /** Takes over what was built and notes the end, in one commit; gives the rows touched. */
  long commit(ArrayNode comparison) throws SQLException {
    long touched;
    try (PreparedStatement merge =
        connection.prepareStatement("select service.rebuild_switch(?, ?, ?::jsonb, ?::uuid)")) {
      merge.setInt(1, rebuild.id());
      merge.setArray(2, connection.createArrayOf("text", tables()));
      var ignored = new TreeMap<String, Object>();
      projection.tables().forEach(each -> ignored.put(each.name(), each.ignored()));
      merge.setString(3, JSON.writeValueAsString(ignored));
      merge.setObject(4, rebuild.workspaceId());
      ResultSet row = merge.executeQuery();
      row.next();
      touched = row.getLong(1);
    }
    try (PreparedStatement end =
        connection.prepareStatement(
            """
            update service.rebuilds set state = ?, comparison = ?::jsonb, compared_at = now(), ended_at = now(), error = null
             where id = ? and state = 'compared'
            """)) {
      end.setString(1, isEqual(comparison) ? "equal" : "switched");
      end.setString(2, comparison.toString());
      end.setInt(3, rebuild.id());
      if (end.executeUpdate() != 1) throw new SQLException("cancelled meanwhile");
    }
    connection.commit();
    return touched;
  }

  @Override
  public void close() throws SQLException {
    try (Connection closing = connection) {
      closing.rollback();
    }
  }

  static @Nullable JsonNode read(@Nullable String comparison) {
    return comparison == null ? null : JSON.readTree(comparison);
  }
}
