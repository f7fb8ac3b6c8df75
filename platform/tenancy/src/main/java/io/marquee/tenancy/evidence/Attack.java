package io.marquee.tenancy.evidence;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tries in the open transaction, as whoever is bound, to see, change and delete any row, and to
 * write one of another tenant's. Each attempt touches a row at most and is taken back.
 */
class Attack {

  private static final String NOT_PERMITTED = "42501";

  /** The class of states of a row that others refer to, or that would break another condition. */
  private static final String ROW_CANNOT = "23";

  private final JdbcClient jdbc;
  private final Findings findings;

  Attack(JdbcClient jdbc, Findings findings) {
    this.jdbc = jdbc;
    this.findings = findings;
  }

  void on(List<Relation> relations, String attacker) {
    for (Relation relation : relations) {
      boolean seen =
          jdbc.sql("select exists (select 1 from %s)".formatted(relation.quoted()))
              .query(Boolean.class)
              .single();
      findings.attempt(!seen, "%s sees rows of %s".formatted(attacker, relation));
      if (relation.tenant() != null) write(relation, relation.tenant(), attacker);
    }
  }

  private void write(Relation table, String tenant, String attacker) {
    String any = "where ctid = any (array (select ctid from %s limit 1))".formatted(table.quoted());
    String writable = table.writable();
    if (writable != null) {
      findings.attempt(
          changesNothing("update %1$s set \"%2$s\" = \"%2$s\" %3$s", table, writable, any),
          "%s changes rows of %s".formatted(attacker, table));
    }
    findings.attempt(
        changesNothing("delete from %1$s %3$s", table, "", any),
        "%s deletes rows of %s".formatted(attacker, table));
    // Refused for the column alone, whatever else the table wants.
    findings.attempt(
        isRefused(
            "insert into %s (\"%s\") values (gen_random_uuid())".formatted(table.quoted(), tenant)),
        "%s may say whose a row of %s is".formatted(attacker, table));
  }

  private boolean changesNothing(String statement, Relation table, String column, String which) {
    String sql = statement.formatted(table.quoted(), column, which);
    return takenBack(() -> jdbc.sql(sql).update() == 0);
  }

  private boolean isRefused(String statement) {
    return takenBack(
        () -> {
          try {
            jdbc.sql(statement).update();
            return false;
          } catch (DataAccessException failed) {
            // Any other failure says that the right was there, and something else was not.
            return isNotPermitted(failed);
          }
        });
  }

  private boolean takenBack(Supplier<Boolean> attempt) {
    jdbc.sql("savepoint attempt").update();
    boolean refused;
    try {
      refused = attempt.get();
    } catch (DataAccessException failed) {
      refused = isNotPermitted(failed);
      // The row was reached: what kept it was no policy.
      if (!refused && !state(failed).startsWith(ROW_CANNOT)) throw failed;
    }
    jdbc.sql("rollback to savepoint attempt").update();
    return refused;
  }

  private static boolean isNotPermitted(DataAccessException failed) {
    return state(failed).equals(NOT_PERMITTED);
  }

  private static String state(DataAccessException failed) {
    return failed.getMostSpecificCause() instanceof SQLException cause
        ? String.valueOf(cause.getSQLState())
        : "";
  }
}
