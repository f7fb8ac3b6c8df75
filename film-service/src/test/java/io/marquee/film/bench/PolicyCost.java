package io.marquee.film.bench;

import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What row-level security costs beside a plain {@code where}: the same query on the same rows, in
 * turns, over one connection, whose role alone changes. A connection each would not do: whether
 * client and server happen to share a core makes a difference of three times. Once for the query
 * alone, once for the whole transaction with the statement that binds it.
 */
final class PolicyCost {

  private static final int TENANTS = 1_000;
  private static final int BLOCKS = 41;
  private static final int PER_BLOCK = 400;

  /** A superuser is under no policy, and says whose rows it wants. */
  private static final String PLAIN = " workspace_id = '%s' and ";

  private final Stage stage;
  private final int rows;

  PolicyCost(Stage stage, int rows) {
    this.stage = stage;
    this.rows = rows;
  }

  void run() throws Exception {
    fill();
    UUID workspace = tenant(7);
    UUID dedicated = tenant(8);
    stage.bean(Moves.class).advance(UUID.randomUUID(), dedicated, Target.DEDICATED, false);
    stage.run("vacuum analyze shared.films", "vacuum analyze ws_" + hex(dedicated) + ".films");
    Stage.say("%n## Policies: %,d films of %,d tenants, microseconds (medians)", rows, TENANTS);
    Stage.say(
        "%-24s %8s %8s %7s | %8s %8s %7s %9s",
        "query", "where", "policy", "ratio", "tx where", "tx bound", "ratio", "dedicated");
    for (var query : queries(workspace).entrySet()) measure(query, workspace, dedicated);
  }

  private void measure(Map.Entry<String, String> query, UUID workspace, UUID dedicated)
      throws SQLException {
    String plain = query.getValue().formatted(PLAIN.formatted(workspace));
    String bound = query.getValue().formatted("");
    double[] where = new double[BLOCKS];
    double[] policy = new double[BLOCKS];
    double[] whereTransaction = new double[BLOCKS];
    double[] boundTransaction = new double[BLOCKS];
    try (Connection connection = stage.superuser()) {
      execute(connection, "set search_path = shared, service");
      for (int block = 0; block < BLOCKS; block++) {
        execute(connection, "reset role");
        where[block] = inside(connection, null, plain);
        whereTransaction[block] = whole(connection, null, plain);
        execute(connection, "set role film_app");
        policy[block] = inside(connection, workspace, bound);
        boundTransaction[block] = whole(connection, workspace, bound);
      }
    }
    double[] dedicatedTransaction = new double[BLOCKS];
    try (Connection connection = stage.app()) {
      for (int block = 0; block < BLOCKS; block++) {
        dedicatedTransaction[block] = whole(connection, dedicated, bound);
      }
    }
    Stage.say(
        "%-24s %8.1f %8.1f %7.3f | %8.1f %8.1f %7.3f %9.1f",
        query.getKey(),
        Stage.median(where),
        Stage.median(policy),
        Stage.median(ratios(policy, where)),
        Stage.median(whereTransaction),
        Stage.median(boundTransaction),
        Stage.median(ratios(boundTransaction, whereTransaction)),
        Stage.median(dedicatedTransaction));
  }

  /** Of neighbours in time, so that both saw the same machine. */
  private static double[] ratios(double[] these, double[] those) {
    double[] ratios = new double[these.length];
    for (int i = 0; i < ratios.length; i++) ratios[i] = these[i] / those[i];
    return ratios;
  }

  /** The query alone, many times within one transaction. */
  private static double inside(Connection connection, @Nullable UUID workspace, String query)
      throws SQLException {
    connection.setAutoCommit(false);
    if (workspace != null) bind(connection, workspace);
    double micros = times(connection, query, PER_BLOCK);
    connection.commit();
    return micros;
  }

  private static double times(Connection connection, String query, int times) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(query)) {
      for (int i = 0; i < 10; i++) read(sql);
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) read(sql);
      return (System.nanoTime() - began) / 1e3 / times;
    }
  }

  private static double whole(Connection connection, @Nullable UUID workspace, String query)
      throws SQLException {
    connection.setAutoCommit(false);
    long began = System.nanoTime();
    for (int i = 0; i < PER_BLOCK; i++) {
      if (workspace != null) bind(connection, workspace);
      try (PreparedStatement sql = connection.prepareStatement(query)) {
        read(sql);
      }
      connection.commit();
    }
    return (System.nanoTime() - began) / 1e3 / PER_BLOCK;
  }

  private static void bind(Connection connection, UUID workspace) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement("select service.bind_tenant(?, ?)")) {
      sql.setObject(1, workspace);
      sql.setObject(2, null, java.sql.Types.OTHER);
      sql.execute();
    }
  }

  private static void read(PreparedStatement sql) throws SQLException {
    try (ResultSet found = sql.executeQuery()) {
      while (found.next()) found.getObject(1);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private Map<String, String> queries(UUID workspace) throws SQLException {
    String films = "select * from films where";
    String one =
        text("select id::text from shared.films where workspace_id = '%s' limit 1", workspace);
    String project =
        text(
            "select project_id::text from shared.films where workspace_id = '%s' limit 1",
            workspace);
    String middle =
        text(
            "select created_at::text from shared.films where workspace_id = '%s' order by created_at desc offset "
                + rows / TENANTS / 2
                + " limit 1",
            workspace);
    var queries = new LinkedHashMap<String, String>();
    queries.put("one by its id", films + "%s id = '" + one + "'");
    queries.put("newest page", films + "%s true order by created_at desc, id limit 20");
    queries.put(
        "a page further on",
        films + "%s created_at < '" + middle + "' order by created_at desc, id limit 20");
    queries.put(
        "a project's newest",
        films + "%s project_id = '" + project + "' order by created_at desc, id limit 20");
    queries.put("how many are ready", "select count(*) from films where%s status = 'READY'");
    return queries;
  }

  private String text(String query, UUID workspace) throws SQLException {
    try (Connection connection = stage.superuser();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query.formatted(workspace))) {
      row.next();
      return row.getString(1);
    }
  }

  private void fill() throws SQLException {
    stage.run(
        """
        insert into shared.films (workspace_id, id, project_id, title, status, screenplay_version, shots, duration_millis,
            cost_usd, published_platforms, created_by, created_at, updated_at, version)
        select md5('tenant ' || i %% %1$d)::uuid, gen_random_uuid(), md5('project ' || i %% (%1$d * 10))::uuid, 'Film ' || i,
               case i %% 3 when 0 then 'READY' else 'DRAFT' end, 1, 3, 9000, 0, '{}', gen_random_uuid(),
               now() - i * interval '1 second', now(), 0
          from generate_series(1, %2$d) i
        """
            .formatted(TENANTS, rows));
  }

  private UUID tenant(int number) throws SQLException {
    try (Connection connection = stage.superuser();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("select md5('tenant %d')::uuid".formatted(number))) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static String hex(UUID workspace) {
    return workspace.toString().replace("-", "");
  }
}
