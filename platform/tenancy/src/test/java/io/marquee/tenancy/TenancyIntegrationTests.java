package io.marquee.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.tenancy.Probe.Note;
import io.marquee.tenancy.Probe.Notes;
import io.marquee.tenancy.move.Move.Target;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for every tenant, wherever its rows lie. */
@ParameterizedClass
@EnumSource(Target.class)
class TenancyIntegrationTests {

  private static Notes notes;
  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;

  private final UUID firstWorkspace = UUID.randomUUID();
  private final UUID firstAccount = UUID.randomUUID();
  private final UUID secondAccount = UUID.randomUUID();
  private final Tenant first = Tenant.workspace(firstWorkspace, firstAccount);
  private final UUID secondWorkspace = UUID.randomUUID();
  private final Tenant second = Tenant.workspace(secondWorkspace, secondAccount);

  @Parameter private Target where = Target.SHARED;

  @BeforeAll
  static void start() {
    notes = Probe.notes();
    jdbc = Probe.jdbc();
    transaction = Probe.transaction();
  }

  @BeforeEach
  void place() throws Exception {
    if (where == Target.DEDICATED) Probe.dedicate(firstWorkspace);
  }

  @Test
  void showsATenantItsOwnRowsOnly() {
    CurrentWorkspace.run(first, () -> notes.saveAll(List.of(Note.of("a"), Note.of("b"))));
    CurrentWorkspace.run(second, () -> notes.save(Note.of("c")));

    CurrentWorkspace.run(first, () -> assertThat(texts()).containsExactlyInAnyOrder("a", "b"));
    CurrentWorkspace.run(second, () -> assertThat(texts()).containsExactly("c"));
  }

  @Test
  void showsNothingWithoutATenant() {
    CurrentWorkspace.run(first, () -> notes.save(Note.of("a")));

    assertThat(notes.count()).isZero();
    assertThatThrownBy(() -> notes.save(Note.of("orphan"))).isInstanceOf(Exception.class);
    assertThatThrownBy(CurrentWorkspace::id).isInstanceOf(NoWorkspaceBound.class);
  }

  @Test
  void bindsTransactionsThatUseJdbcAlone() {
    CurrentWorkspace.run(
        first,
        () ->
            transaction.executeWithoutResult(
                status ->
                    jdbc.sql("insert into notes (id, text) values (?, 'plain')")
                        .param(UUID.randomUUID())
                        .update()));

    CurrentWorkspace.run(first, () -> assertThat(texts()).containsExactly("plain"));
  }

  @Test
  void leavesNothingOnAPooledConnection() {
    CurrentWorkspace.run(first, () -> notes.save(Note.of("a")));

    // The pool holds one connection, so this is the one that was bound before.
    List<String> settings =
        transaction.execute(
            status ->
                jdbc.sql("select coalesce(current_setting('app.workspace_id', true), '')")
                    .query(String.class)
                    .list());
    assertThat(settings).containsExactly("");
  }

  @Test
  void refusesToNameTheWorkspaceOfARow() {
    CurrentWorkspace.run(
        first,
        () ->
            assertThatThrownBy(
                    () ->
                        transaction.executeWithoutResult(
                            status ->
                                jdbc.sql(
                                        "insert into notes (workspace_id, id, text) values (?, ?, 'x')")
                                    .param(second.workspaceId())
                                    .param(UUID.randomUUID())
                                    .update()))
                .rootCause()
                .hasMessageContaining("permission denied"));
  }

  @Test
  void refusesToRebindInsideATransaction() {
    CurrentWorkspace.run(
        first,
        () ->
            transaction.executeWithoutResult(
                status ->
                    assertThatThrownBy(() -> CurrentWorkspace.run(second, () -> {}))
                        .isInstanceOf(RebindingInTransaction.class)));
  }

  @Test
  void keepsAccountsApart() {
    CurrentWorkspace.run(first, () -> saveInvoice());
    CurrentWorkspace.run(Tenant.account(secondAccount), () -> saveInvoice());

    CurrentWorkspace.run(Tenant.account(firstAccount), () -> assertThat(invoices()).isEqualTo(1));
    CurrentWorkspace.run(
        Tenant.workspace(firstWorkspace, null), () -> assertThat(invoices()).isZero());
  }

  @Test
  void readsAcrossTenantsOnlyWhereATableSaysSo() {
    UUID otherWorkspace = UUID.randomUUID();
    Tenant third = Tenant.workspace(otherWorkspace, null);
    CurrentWorkspace.run(third, () -> notes.save(Note.of("across-1")));
    CurrentWorkspace.run(second, () -> notes.save(Note.of("across-2")));
    var across = Probe.across();

    assertThat(
            across.<List<String>>read(
                sql ->
                    sql.sql(
                            "select text from notes where text like 'across-%' and workspace_id in (?, ?) order by 1")
                        .params(otherWorkspace, secondWorkspace)
                        .query(String.class)
                        .list()))
        .containsExactly("across-1", "across-2");
    assertThatThrownBy(() -> across.<Integer>read(sql -> sql.sql("delete from notes").update()))
        .isInstanceOf(Exception.class);
    assertThatThrownBy(
            () ->
                across.<Integer>read(
                    sql -> sql.sql("select count(*) from invoices").query(Integer.class).single()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void staysApartOverManyInterleavedThreads() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> work =
          java.util.stream.IntStream.range(0, 400)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              CurrentWorkspace.run(
                                  i % 2 == 0 ? first : second,
                                  () -> notes.save(Note.of(i % 2 == 0 ? "even" : "odd")))))
              .toList();
      for (Future<?> one : work) one.get();
    }

    CurrentWorkspace.run(first, () -> assertThat(texts()).hasSize(200).containsOnly("even"));
    CurrentWorkspace.run(second, () -> assertThat(texts()).hasSize(200).containsOnly("odd"));
  }

  @Test
  void holdsTheWorkspacesLockDuringATransaction() {
    CurrentWorkspace.run(
        first,
        () ->
            transaction.executeWithoutResult(
                status ->
                    assertThat(
                            jdbc.sql(
                                    "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and mode = 'ShareLock'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1)));
  }

  private static List<String> texts() {
    return notes.findAll().stream().map(note -> note.text).toList();
  }

  private static void saveInvoice() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("insert into invoices (id) values (?)").param(UUID.randomUUID()).update());
  }

  private static int invoices() {
    Integer count =
        transaction.execute(
            status -> jdbc.sql("select count(*) from invoices").query(Integer.class).single());
    return count == null ? -1 : count;
  }
}
