package io.marquee.tenancy.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marquee.tenancy.Probe;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.move.Move.Step;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.schema.OwnerDatabase;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workspaces that move, in use or amid crashes. */
class MovesIntegrationTests {

  private final UUID workspace = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(workspace, null);
  private final UUID neighbour = UUID.randomUUID();
  private final String schema = WorkspaceSchemas.nameOf(workspace);
  private final Moves moves = Probe.bean(Moves.class);

  @Test
  void goesThereAndBackAndKeepsTheOldRowsUntilConfirmed() throws Exception {
    fill(workspace, 20);
    fill(neighbour, 3);

    Move there = moves.advance(UUID.randomUUID(), workspace, Target.DEDICATED, true);

    assertThat(there.step()).isEqualTo(Step.SWITCHED);
    assertThat(there.rows()).isEqualTo(60);
    assertThat(Probe.count("shared.lines", workspace)).isEqualTo(40);
    Probe.note(tenant, "new");
    assertThat(Probe.texts(tenant)).hasSize(21);

    assertThat(moves.confirm(there.operationId()).step()).isEqualTo(Step.DONE);
    assertThat(Probe.count("shared.lines", workspace)).isZero();
    assertThat(Probe.texts(tenant)).hasSize(21);

    Move back = moves.advance(UUID.randomUUID(), workspace, Target.SHARED, true);
    assertThat(moves.confirm(back.operationId()).step()).isEqualTo(Step.DONE);
    assertThat(Probe.texts(tenant)).hasSize(21);
    assertThat(Probe.count("shared.lines", workspace)).isEqualTo(40);
    assertThat(isThere()).isFalse();
    assertThat(Probe.texts(Tenant.workspace(neighbour, null))).hasSize(3);
  }

  @Test
  void staysWhereTheLaterWishTookItWhenTheEarlierOneComesLast() throws Exception {
    fill(workspace, 5);
    UUID earlier = UUID.fromString("019a8000-0000-7000-8000-000000000001");
    UUID later = UUID.fromString("019a8000-0001-7000-8000-000000000001");
    UUID last = UUID.fromString("019a8000-0002-7000-8000-000000000001");
    assertThat(moves.advance(later, workspace, Target.SHARED, false).step()).isEqualTo(Step.DONE);

    Move overtaken = moves.advance(earlier, workspace, Target.DEDICATED, true);

    assertThat(overtaken.step()).isEqualTo(Step.FAILED);
    assertThat(overtaken.failure()).contains(later.toString());
    assertThat(moves.confirm(earlier).step()).isEqualTo(Step.FAILED);
    assertThat(isThere()).isFalse();
    assertThat(Probe.count("shared.lines", workspace)).isEqualTo(10);
    assertThat(moves.advance(last, workspace, Target.DEDICATED, false).step()).isEqualTo(Step.DONE);
  }

  @Test
  void goesBackBeforeTheOldRowsWereGivenUp() throws Exception {
    fill(workspace, 5);
    moves.advance(UUID.randomUUID(), workspace, Target.DEDICATED, true);
    Probe.note(tenant, "new");
    change("delete from %s.lines where place = 1 and workspace_id = ?".formatted(schema));

    Move back = moves.advance(UUID.randomUUID(), workspace, Target.SHARED, false);

    assertThat(back.step()).isEqualTo(Step.DONE);
    assertThat(Probe.texts(tenant)).hasSize(6).contains("new");
    assertThat(Probe.count("shared.lines", workspace)).isEqualTo(5);
    assertThat(isThere()).isFalse();
  }

  @Test
  void bringsOverWhatChangedPlacesMeanwhile() throws Exception {
    fill(workspace, 1);
    moves.advance(UUID.randomUUID(), workspace, Target.DEDICATED, true);
    // The old copy has the lines the other way round: row by row their places collide.
    change("update %s.lines set place = place + 10 where workspace_id = ?".formatted(schema));
    change("update %s.lines set place = 11 - place where workspace_id = ?".formatted(schema));

    Move back = moves.advance(UUID.randomUUID(), workspace, Target.SHARED, false);

    assertThat(back.step()).isEqualTo(Step.DONE);
    assertThat(Probe.count("shared.lines", workspace)).isEqualTo(2);
  }

  @Test
  void isThereAtOnceWhenItWasThereBefore() throws Exception {
    Probe.dedicate(workspace);

    assertThat(Probe.dedicate(workspace).step()).isEqualTo(Step.DONE);
    assertThat(moves.advance(UUID.randomUUID(), neighbour, Target.SHARED, true).step())
        .isEqualTo(Step.DONE);
  }

  @Test
  void refusesASecondMoveAtOnce() throws Exception {
    OwnerDatabase dying = new Dying(2, false);
    assertThatThrownBy(
        () -> movesOn(dying).advance(UUID.randomUUID(), workspace, Target.DEDICATED, true));

    assertThatThrownBy(() -> moves.advance(UUID.randomUUID(), workspace, Target.DEDICATED, true))
        .isInstanceOf(AlreadyMoving.class);
  }

  @Test
  void leavesNothingOfASchemaWhoseRowsAreGone() throws Exception {
    fill(workspace, 3);
    Probe.dedicate(workspace);
    change("delete from %s.lines where workspace_id = ?".formatted(schema));
    change("delete from %s.notes where workspace_id = ?".formatted(schema));
    UUID operation = UUID.randomUUID();

    moves.leave(operation, workspace);
    moves.leave(operation, workspace);

    assertThat(isThere()).isFalse();
    assertThat(Probe.texts(tenant)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void leavesNothingOfWhatAMoveKept(Target last) throws Exception {
    fill(workspace, 3);
    if (last == Target.SHARED) Probe.dedicate(workspace);
    moves.advance(UUID.randomUUID(), workspace, last, true);
    String current = last == Target.SHARED ? "shared" : schema;
    change("delete from %s.lines where workspace_id = ?".formatted(current));
    change("delete from %s.notes where workspace_id = ?".formatted(current));

    moves.leave(UUID.randomUUID(), workspace);

    assertThat(isThere()).isFalse();
    assertThat(Probe.count("shared.lines", workspace)).isZero();
    assertThat(Probe.texts(tenant)).isEmpty();
  }

  @Test
  void leavesAfterAMoveThatIsUnderWay() throws Exception {
    UUID operation = UUID.randomUUID();
    OwnerDatabase dying = new Dying(2, false);
    assertThatThrownBy(() -> movesOn(dying).advance(operation, workspace, Target.DEDICATED, false));
    UUID end = UUID.randomUUID();
    assertThatThrownBy(() -> moves.leave(end, workspace)).isInstanceOf(AlreadyMoving.class);

    moves.advance(operation, workspace, Target.DEDICATED, false);
    moves.leave(end, workspace);

    assertThat(isThere()).isFalse();
  }

  @Test
  void staysWhereItIsWhenTheCopyDiffers() throws Exception {
    fill(workspace, 4);
    UUID operation = UUID.randomUUID();
    // A trigger that alters what is copied, as a broken migration could leave one.
    Probe.asSuperuser(
        jdbc ->
            jdbc.sql(
                    """
                    create or replace function service.alter_copies() returns trigger language plpgsql as
                    $$ begin new.text := 'altered'; return new; end $$
                    """)
                .update());
    OwnerDatabase sabotaged =
        new OwnerDatabase(Probe.settings(), 2) {
          @Override
          public <T> T inTransaction(Work<T> work) throws SQLException {
            T result = super.inTransaction(work);
            if (isThere() && !isAltered()) {
              change(
                  """
                  create trigger alter_copies before insert or update on %s.notes
                    for each row execute function service.alter_copies()
                  """
                      .formatted(schema));
            }
            return result;
          }
        };

    Move move = movesOn(sabotaged).advance(operation, workspace, Target.DEDICATED, true);

    assertThat(move.step()).isEqualTo(Step.FAILED);
    assertThat(move.failure()).contains("notes differs");
    assertThat(Probe.texts(tenant)).hasSize(4).doesNotContain("altered");
    assertThat(isThere()).isFalse();
    assertThat(Probe.dedicate(workspace).step()).isEqualTo(Step.DONE);
    assertThat(Probe.texts(tenant)).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void goesOnAfterAKillAtAnyStep(Target target) throws Exception {
    fill(workspace, 10);
    if (target == Target.SHARED) Probe.dedicate(workspace);
    int deaths = 0;
    for (boolean committed : new boolean[] {false, true}) {
      boolean died = true;
      for (int at = 1; died; at++) {
        UUID operation = UUID.randomUUID();
        try (OwnerDatabase dying = new Dying(at, committed)) {
          movesOn(dying).advance(operation, workspace, target, false);
          died = false;
        } catch (IllegalStateException killed) {
          deaths++;
          assertThat(Probe.texts(tenant)).hasSize(10);
        }
        // Whoever goes on knows the operation's name from its job.
        Move move = moves.advance(operation, workspace, target, false);
        assertThat(move.step()).isEqualTo(Step.DONE);
        assertThat(Probe.texts(tenant)).hasSize(10);
        assertThat(Probe.count("shared.lines", workspace))
            .isEqualTo(target == Target.SHARED ? 20 : 0);
        assertThat(isThere()).isEqualTo(target == Target.DEDICATED);
        Target home = target == Target.SHARED ? Target.DEDICATED : Target.SHARED;
        moves.advance(UUID.randomUUID(), workspace, home, false);
      }
    }
    assertThat(deaths).isGreaterThan(10);
  }

  @Test
  void losesNoWriteAndFailsNoReadWhileItMoves() throws Exception {
    fill(workspace, 200);
    var going = new AtomicBoolean(true);
    List<String> written = new CopyOnWriteArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 0; going.get(); i++) {
                  Probe.note(tenant, "written " + i);
                  written.add("written " + i);
                }
              });
      Future<?> reader =
          threads.submit(
              () -> {
                int last = 200;
                while (going.get()) {
                  int now = Probe.texts(tenant).size();
                  assertThat(now).isGreaterThanOrEqualTo(last);
                  last = now;
                }
              });
      await().until(() -> !written.isEmpty());
      for (Target target : new Target[] {Target.DEDICATED, Target.SHARED, Target.DEDICATED}) {
        Move move = moves.advance(UUID.randomUUID(), workspace, target, false);
        assertThat(move.step()).isEqualTo(Step.DONE);
      }
      going.set(false);
      writer.get();
      reader.get();
    }

    assertThat(Probe.texts(tenant)).hasSize(200 + written.size()).containsAll(written);
  }

  private static Moves movesOn(OwnerDatabase database) {
    return new Moves(database, new io.marquee.tenancy.schema.Schemas().on(database));
  }

  /** Ends at its n-th transaction, before or after it was committed. */
  private static final class Dying extends OwnerDatabase {
    private final int at;
    private final boolean committed;
    private int transactions;

    Dying(int at, boolean committed) {
      super(Probe.settings(), 1);
      this.at = at;
      this.committed = committed;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
      boolean last = ++transactions == at;
      T result =
          super.inTransaction(
              owner -> {
                T done = work.run(owner);
                if (last && !committed) throw new IllegalStateException("killed");
                return done;
              });
      if (last) throw new IllegalStateException("killed");
      return result;
    }
  }

  private void fill(UUID of, int notes) {
    Probe.asSuperuser(
        jdbc -> {
          jdbc.sql(
                  "insert into shared.notes (workspace_id, id, text) select ?, gen_random_uuid(), 'note ' || i from generate_series(1, ?) i")
              .params(of, notes)
              .update();
          for (int place = 0; place < 2; place++) {
            jdbc.sql(
                    """
                    insert into shared.lines (workspace_id, id, note_id, follows, place, body)
                    select n.workspace_id, gen_random_uuid(), n.id,
                           (select l.id from shared.lines l where l.note_id = n.id limit 1), :place, '{"a": [1, 2.50]}'
                      from shared.notes n where n.workspace_id = :workspace
                    """)
                .param("place", place)
                .param("workspace", of)
                .update();
          }
          return true;
        });
  }

  private void change(String sql) {
    Probe.asSuperuser(
        jdbc ->
            sql.contains("?") ? jdbc.sql(sql).param(workspace).update() : jdbc.sql(sql).update());
  }

  private boolean isThere() {
    return Probe.asSuperuser(
        jdbc ->
            jdbc.sql("select exists (select 1 from pg_namespace where nspname = ?)")
                .param(schema)
                .query(Boolean.class)
                .single());
  }

  private boolean isAltered() {
    return Probe.asSuperuser(
        jdbc ->
            jdbc.sql(
                    "select exists (select 1 from pg_trigger where tgname = 'alter_copies' and tgrelid = ?::regclass)")
                .param(schema + ".notes")
                .query(Boolean.class)
                .single());
  }
}
