package io.marquee.web.servlet;

import io.marquee.web.MarqueeProblem;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * The two database failures that mean the same everywhere: the database cannot serve now, or
 * somebody was faster. What a broken constraint means only the capability knows.
 */
class DatabaseProblems implements ProblemTranslator {
  /**
   * Connection exception, insufficient resources, operator intervention, transaction rollback
   * (deadlock).
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

  @Override
  public @Nullable MarqueeProblem translate(Exception failure) {
    if (failure instanceof OptimisticLockingFailureException) {
      return RequestProblem.concurrentChange();
    }
    if (failure instanceof TransientDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException) {
      return RequestProblem.unavailable();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passing(sql)) {
        return RequestProblem.unavailable();
      }
    }
    return null;
  }

  private static boolean passing(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || (state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2)));
  }
}
