package io.marquee.tenancy.evidence;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tenants of both kinds and nobody take turns on the pool's connections, and some of their
 * transactions break off: whoever comes next must find nothing of them.
 */
class Turns {

  private static final int ROUNDS = 20;
  private static final String SHARED = "shared, service";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Findings findings;

  /** What a transaction finds. */
  private record State(String workspace, String path) {}

  /** Whose turn it is, and what they must find. */
  private record Turn(Tenant tenant, State expected) {}

  /** Ends a transaction as a failure does. */
  private static final class BreaksOff extends RuntimeException {}

  Turns(JdbcClient jdbc, TransactionTemplate transaction, Findings findings) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.findings = findings;
  }

  void take(Optional<UUID> dedicated) {
    UUID shared = UUID.randomUUID();
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn(Tenant.workspace(shared, null), new State(shared.toString(), SHARED)));
    turns.add(new Turn(Tenant.NONE, new State("", SHARED)));
    dedicated.ifPresent(
        id -> {
          String path = WorkspaceSchemas.nameOf(id) + ", service";
          turns.add(new Turn(Tenant.workspace(id, null), new State(id.toString(), path)));
          turns.add(new Turn(Tenant.NONE, new State("", SHARED)));
        });
    for (int round = 0; round < ROUNDS; round++) {
      for (Turn turn : turns) take(turn, round % 3 == 0);
    }
  }

  private void take(Turn turn, boolean breaksOff) {
    try {
      CurrentWorkspace.run(
          turn.tenant(),
          () ->
              transaction.executeWithoutResult(
                  status -> {
                    look(turn);
                    if (breaksOff) throw new BreaksOff();
                  }));
    } catch (BreaksOff planned) {
      // Whoever comes next tells whether it left something.
    }
  }

  private void look(Turn turn) {
    State found =
        jdbc.sql(
                """
                select coalesce(current_setting('app.workspace_id', true), '') as workspace,
                       current_setting('search_path') as path
                """)
            .query(State.class)
            .single();
    findings.attempt(
        found.equals(turn.expected()),
        "a transaction that is to find %s found %s".formatted(turn.expected(), found));
  }
}
