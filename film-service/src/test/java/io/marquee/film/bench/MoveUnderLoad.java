package io.marquee.film.bench;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.move.Move;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves a large workspace there and back while others read it and write to it without a pause. */
final class MoveUnderLoad {

  private final Stage stage;
  private final int rows;
  private final UUID workspace = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(workspace, null);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger failedReads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger refusedWrites = new AtomicInteger();
  private final AtomicLong longestRead = new AtomicLong();
  private final AtomicLong longestWrite = new AtomicLong();

  MoveUnderLoad(Stage stage, int rows) {
    this.stage = stage;
    this.rows = rows;
  }

  void run() throws Exception {
    stage.run(
        """
        insert into shared.assets (workspace_id, id, filename, kind, content_type, size, sha256, status, created_by, created_at, version)
        select '%s', gen_random_uuid(), 'file ' || i, 'IMAGE', 'image/png', i, md5(i::text), 'READY', gen_random_uuid(),
               now() - i * interval '1 second', 0
          from generate_series(1, %d) i
        """
            .formatted(workspace, rows),
        "analyze shared.assets");
    Stage.say("%n## Moves: a workspace with %,d rows, two readers and two writers", rows);
    var going = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        threads.submit(() -> repeat(going, this::read));
        threads.submit(() -> repeat(going, this::write));
      }
      for (Target target : new Target[] {Target.DEDICATED, Target.SHARED}) {
        long began = System.nanoTime();
        Move move = stage.bean(Moves.class).advance(UUID.randomUUID(), workspace, target, false);
        Stage.say(
            "to %s: %s after %,d ms, %,d rows, writers held off for %,d ms",
            target,
            move.step(),
            (System.nanoTime() - began) / 1_000_000,
            move.rows(),
            Objects.requireNonNullElse(move.windowMillis(), 0L));
      }
      going.set(false);
    }
    long there =
        stage.number(
            "select count(*) from shared.assets where workspace_id = '%s'".formatted(workspace));
    Stage.say(
        "%,d reads, %d failed, the longest took %,d ms",
        reads.get(), failedReads.get(), longestRead.get());
    Stage.say(
        "%,d writes, %d refused (503), %d lost, the longest took %,d ms",
        writes.get(), refusedWrites.get(), rows + writes.get() - there, longestWrite.get());
  }

  private void repeat(AtomicBoolean going, Runnable work) {
    while (going.get()) work.run();
  }

  private void read() {
    long began = System.nanoTime();
    try {
      in(
          true,
          jdbc ->
              jdbc.sql("select * from assets order by created_at desc, id limit 20")
                  .query()
                  .listOfRows());
    } catch (RuntimeException failed) {
      failedReads.incrementAndGet();
    }
    reads.incrementAndGet();
    longestRead.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
  }

  private void write() {
    long began = System.nanoTime();
    try {
      in(
          false,
          jdbc ->
              jdbc.sql(
                      """
                  insert into assets (id, filename, kind, content_type, size, sha256, status, created_by, created_at, version)
                  values (gen_random_uuid(), 'new', 'IMAGE', 'image/png', 1, 'x', 'READY', gen_random_uuid(), now(), 0)
                  """)
                  .update());
      writes.incrementAndGet();
    } catch (RuntimeException refused) {
      refusedWrites.incrementAndGet();
    }
    longestWrite.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
  }

  private void in(boolean readOnly, java.util.function.Consumer<JdbcClient> work) {
    var transaction = new TransactionTemplate(stage.bean(PlatformTransactionManager.class));
    transaction.setReadOnly(readOnly);
    CurrentWorkspace.run(
        tenant,
        () ->
            transaction.executeWithoutResult(status -> work.accept(stage.bean(JdbcClient.class))));
  }
}
