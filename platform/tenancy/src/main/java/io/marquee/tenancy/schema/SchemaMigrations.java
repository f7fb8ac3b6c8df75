package io.marquee.tenancy.schema;

import io.marquee.tenancy.schema.WorkspaceSchemas.Behind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all dedicated schemas to the code's version, some at a time. One query tells which need
 * it. A schema that fails is held back, with the workspace in it, and the others go on: one
 * customer's trouble is not everybody's.
 */
class SchemaMigrations {

  private static final Logger log = LoggerFactory.getLogger(SchemaMigrations.class);

  private final WorkspaceSchemas schemas;
  private final int threads;

  SchemaMigrations(WorkspaceSchemas schemas, int threads) {
    this.schemas = schemas;
    this.threads = threads;
  }

  /** Returns when each is current or has failed. */
  void run() throws SQLException, InterruptedException {
    List<Behind> behind = schemas.behind();
    if (behind.isEmpty()) return;
    long started = System.nanoTime();
    log.info("{} dedicated schemas are behind", behind.size());
    var running = new ArrayList<Future<?>>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (Behind each : behind) running.add(workers.submit(() -> migrate(each.schema())));
    }
    for (Future<?> each : running) rethrow(each);
    log.info(
        "{} dedicated schemas were migrated in {} ms",
        behind.size(),
        (System.nanoTime() - started) / 1_000_000);
  }

  private Void migrate(String schema) throws SQLException {
    try {
      schemas.migrate(schema);
    } catch (SQLException refused) {
      log.error("A dedicated schema could not be migrated; its workspace is held", refused);
      schemas.failed(schema, refused);
    }
    return null;
  }

  /** What could not even be noted ends the start. */
  private static void rethrow(Future<?> each) throws SQLException, InterruptedException {
    try {
      each.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SQLException lost) throw lost;
      throw new IllegalStateException(failed.getCause());
    }
  }
}
