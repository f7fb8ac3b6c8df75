package io.marquee.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.tenancy.Probe.Note;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;

/** Workspaces with a schema of their own. The pool holds one connection. */
class DedicatedIntegrationTests {

  private final UUID workspace = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final Tenant dedicated = Tenant.workspace(workspace, account);
  private final String schema = "ws_" + workspace.toString().replace("-", "");

  @Test
  void keepsItsRowsInItsOwnSchemaAlone() throws Exception {
    Probe.note(dedicated, "before");

    Probe.dedicate(workspace);
    Probe.note(dedicated, "after");

    assertThat(Probe.texts(dedicated)).containsExactlyInAnyOrder("before", "after");
    assertThat(Probe.count(schema + ".notes", workspace)).isEqualTo(2);
    assertThat(Probe.count("shared.notes", workspace)).isZero();
  }

  @Test
  void seesTheAccountsRowsThroughAWindow() throws Exception {
    Probe.dedicate(workspace);

    CurrentWorkspace.run(dedicated, () -> insertInvoice());

    CurrentWorkspace.run(dedicated, () -> assertThat(invoices()).isEqualTo(1));
    CurrentWorkspace.run(Tenant.account(account), () -> assertThat(invoices()).isEqualTo(1));
    CurrentWorkspace.run(
        Tenant.workspace(workspace, UUID.randomUUID()), () -> assertThat(invoices()).isZero());
    CurrentWorkspace.run(Tenant.workspace(workspace, null), () -> assertThat(invoices()).isZero());
  }

  @Test
  void leavesNoPathOnThePooledConnection() throws Exception {
    Probe.dedicate(workspace);
    CurrentWorkspace.run(dedicated, () -> assertThat(searchPath()).isEqualTo(schema + ", service"));

    assertThat(searchPath()).isEqualTo("shared, service");
    CurrentWorkspace.run(
        dedicated,
        () ->
            assertThatThrownBy(
                    () ->
                        Probe.transaction()
                            .executeWithoutResult(
                                status -> Probe.jdbc().sql("select 1/0").query().singleRow()))
                .isInstanceOf(Exception.class));
    assertThat(searchPath()).isEqualTo("shared, service");
  }

  @Test
  void failsRatherThanUseTheSharedTables() throws Exception {
    Probe.dedicate(workspace);
    Probe.asSuperuser(
        jdbc -> jdbc.sql("drop table " + schema + ".lines, " + schema + ".notes").update());

    assertThatThrownBy(() -> Probe.note(dedicated, "lost")).hasMessageContaining("notes");
    assertThat(Probe.count("shared.notes", workspace)).isZero();
  }

  @Test
  void refusesToEnterAWorkspaceThatIsHeld() throws Exception {
    Probe.dedicate(workspace);
    Probe.asSuperuser(
        jdbc ->
            jdbc.sql("update service.placements set held = 'test' where workspace_id = ?")
                .param(workspace)
                .update());

    assertThatThrownBy(() -> Probe.texts(dedicated))
        .isInstanceOfSatisfying(
            WorkspaceUnavailable.class,
            told -> assertThat(told.reason()).isEqualTo(WorkspaceUnavailable.Reason.HELD));
  }

  @Test
  void refusesASnapshotThatCouldBeOlderThanTheLock() {
    var repeatable = Probe.transaction();
    repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    CurrentWorkspace.run(
        dedicated,
        () ->
            assertThatThrownBy(() -> repeatable.executeWithoutResult(status -> {}))
                .rootCause()
                .hasMessageContaining("READ COMMITTED"));
  }

  @Test
  void refusesToWriteInATransactionThatOnlyReads() {
    var readOnly = Probe.transaction();
    readOnly.setReadOnly(true);

    CurrentWorkspace.run(
        dedicated,
        () ->
            assertThatThrownBy(() -> readOnly.executeWithoutResult(status -> insertInvoice()))
                .rootCause()
                .hasMessageContaining("read-only"));
  }

  @Test
  void tellsAWriterThatWaitsTooLongForASwitch() throws Exception {
    Probe.note(dedicated, "old");
    try (Switching ignored = new Switching(workspace)) {
      assertThat(Probe.texts(dedicated)).containsExactly("old");
      assertThatThrownBy(() -> Probe.note(dedicated, "new"))
          .isInstanceOfSatisfying(
              WorkspaceUnavailable.class,
              told -> assertThat(told.reason()).isEqualTo(WorkspaceUnavailable.Reason.MOVING));
    }

    Probe.note(dedicated, "later");
    assertThat(Probe.texts(dedicated)).containsExactlyInAnyOrder("old", "later");
  }

  @Test
  void bringsAWriterThatWaitedToTheNewPlace() throws Exception {
    Probe.note(dedicated, "old");
    Future<?> writer;
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try (threads) {
      // A transaction that is open when the move begins, so that the move has to wait for it.
      var open = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      Future<?> first =
          threads.submit(
              () ->
                  CurrentWorkspace.run(
                      dedicated,
                      () ->
                          Probe.transaction()
                              .executeWithoutResult(
                                  status -> {
                                    open.countDown();
                                    awaitUninterrupted(goOn);
                                    Probe.notes().save(Note.of("open"));
                                  })));
      open.await();
      Future<?> move =
          threads.submit(
              () ->
                  Probe.bean(Moves.class)
                      .advance(UUID.randomUUID(), workspace, Target.DEDICATED, false));
      writer = threads.submit(() -> Probe.note(dedicated, "waited"));
      goOn.countDown();
      first.get();
      move.get();
      writer.get();
    }

    assertThat(Probe.texts(dedicated)).containsExactlyInAnyOrder("old", "open", "waited");
    assertThat(Probe.count("shared.notes", workspace)).isZero();
  }

  /** Holds a workspace as a switch does. */
  private static final class Switching implements AutoCloseable {
    private final Connection connection;

    Switching(UUID workspace) throws Exception {
      connection =
          java.sql.DriverManager.getConnection(Probe.settings().url(), "postgres", "postgres");
      connection.setAutoCommit(false);
      try (var sql =
          connection.prepareStatement("select pg_advisory_xact_lock(service.workspace_lock(?))")) {
        sql.setObject(1, workspace);
        sql.execute();
      }
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static String searchPath() {
    return String.valueOf(
        Probe.transaction()
            .<String>execute(
                status -> Probe.jdbc().sql("show search_path").query(String.class).single()));
  }

  private static void insertInvoice() {
    Probe.transaction()
        .executeWithoutResult(
            status ->
                Probe.jdbc()
                    .sql("insert into invoices (id) values (?)")
                    .param(UUID.randomUUID())
                    .update());
  }

  private static long invoices() {
    Long count =
        Probe.transaction()
            .execute(
                status ->
                    Probe.jdbc().sql("select count(*) from invoices").query(Long.class).single());
    return count == null ? -1 : count;
  }
}
