package io.marquee.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tenants of both kinds that take turns on one connection to the server, thousands of times, while
 * one of them is moved and transactions break off: what one sets must not be there for the next.
 */
class OneConnectionIntegrationTests {

  private static final int TRANSACTIONS = 10_000;

  private final UUID shared = UUID.randomUUID();
  private final UUID dedicated = UUID.randomUUID();
  private final UUID moving = UUID.randomUUID();
  private final Random random = new Random(7);

  @Test
  void keepsTenantsApartInAPoolOfOne() throws Exception {
    attack(Probe.jdbc(), Probe.transaction());
  }

  @Test
  void keepsTenantsApartBehindAPooler() throws Exception {
    var program = PgBouncer.program();
    Assumptions.assumeTrue(
        program.isPresent(), "PgBouncer is not installed (apt-get install pgbouncer): not tried");
    try (PgBouncer pooler = PgBouncer.start(program.orElseThrow(), Probe.port());
        ConfigurableApplicationContext context =
            Probe.start(
                "probe",
                Probe.port(),
                "marquee.postgres.pooler-host=127.0.0.1",
                "marquee.postgres.pooler-port=" + pooler.port(),
                "marquee.postgres.pool-size=6")) {
      attack(
          context.getBean(JdbcClient.class),
          new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
    }
  }

  private void attack(JdbcClient jdbc, TransactionTemplate transaction) throws Exception {
    Probe.dedicate(dedicated);
    var aborted = new AtomicInteger();
    List<Runnable> attacks =
        IntStream.range(0, TRANSACTIONS)
            .mapToObj(i -> turn(jdbc, transaction, random.nextInt(4), random.nextInt(10), aborted))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
      List<? extends Future<?>> running =
          attacks.stream().map(attack -> threads.submit(attack)).toList();
      for (Target target : new Target[] {Target.DEDICATED, Target.SHARED, Target.DEDICATED}) {
        Probe.bean(Moves.class).advance(UUID.randomUUID(), moving, target, false);
      }
      for (var each : running) each.get();
    }
    assertThat(aborted.get()).isGreaterThan(TRANSACTIONS / 10);
    for (UUID each : List.of(shared, dedicated, moving)) {
      String schema = each.equals(shared) ? "shared" : "ws_" + each.toString().replace("-", "");
      assertThat(Probe.count(schema + ".notes", each)).isPositive();
      if (!each.equals(shared)) assertThat(Probe.count("shared.notes", each)).isZero();
      long strange =
          Probe.asSuperuser(
              sql ->
                  sql.sql(
                          "select count(*) from %s.notes where (workspace_id = ?) <> (text = ?)"
                              .formatted(schema))
                      .params(each, each.toString())
                      .query(Long.class)
                      .single());
      assertThat(strange)
          .as("rows of %s that are another's, or another's that say they are of it", each)
          .isZero();
    }
  }

  /** One transaction of somebody, who may be nobody, which may end well or not. */
  private Runnable turn(
      JdbcClient jdbc, TransactionTemplate transaction, int who, int fate, AtomicInteger aborted) {
    UUID workspace = List.of(shared, dedicated, moving, new UUID(0, 0)).get(who);
    if (who == 3) return () -> transaction.executeWithoutResult(status -> seeNothing(jdbc));
    Tenant tenant = Tenant.workspace(workspace, null);
    return () ->
        CurrentWorkspace.run(
            tenant,
            () -> {
              try {
                transaction.executeWithoutResult(
                    status -> {
                      write(jdbc, workspace);
                      if (fate == 0) status.setRollbackOnly();
                      if (fate == 1) throw new IllegalStateException("breaks off");
                      if (fate == 2) jdbc.sql("select 1/0").query().singleRow();
                    });
              } catch (IllegalStateException
                  | org.springframework.dao.DataAccessException
                  // It waited for a switch for longer than a transaction may.
                  | WorkspaceUnavailable broken) {
                aborted.incrementAndGet();
              }
            });
  }

  private static void write(JdbcClient jdbc, UUID workspace) {
    jdbc.sql("insert into notes (id, text) values (?, ?)")
        .params(UUID.randomUUID(), workspace.toString())
        .update();
    Map<String, Object> seen =
        jdbc.sql(
                """
                select current_setting('app.workspace_id') as bound, current_setting('search_path') as path,
                       (select count(*) from (select 1 from notes where text <> ? limit 1) other) as strange
                """)
            .param(workspace.toString())
            .query()
            .singleRow();
    String own = "ws_" + workspace.toString().replace("-", "") + ", service";
    if (!workspace.toString().equals(seen.get("bound"))
        || !List.of("shared, service", own).contains(seen.get("path"))
        || !Long.valueOf(0).equals(seen.get("strange"))) {
      throw new AssertionError("a transaction of " + workspace + " saw " + seen);
    }
    // Few rows are left, so that looking through them costs little.
    jdbc.sql("delete from notes where id in (select id from notes offset 5)").update();
  }

  private static void seeNothing(JdbcClient jdbc) {
    Map<String, Object> seen =
        jdbc.sql(
                """
                select coalesce(current_setting('app.workspace_id', true), '') as bound,
                       current_setting('search_path') as path, (select count(*) from notes) as rows
                """)
            .query()
            .singleRow();
    if (!Map.of("bound", "", "path", "shared, service", "rows", 0L).equals(seen)) {
      throw new AssertionError("a transaction of nobody saw " + seen);
    }
  }
}
