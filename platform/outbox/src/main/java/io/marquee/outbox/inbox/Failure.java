package io.marquee.outbox.inbox;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whose fault it is that an event could not be handled. */
enum Failure {
  /** The event, or its handler. */
  OF_ITS_OWN,
  /** It collided with another transaction: the next attempt may well succeed. */
  COLLISION,
  /** The server cannot be reached, or cannot write: an outage must not fill the dead letters. */
  DATABASE_AWAY;

  static Failure of(Exception failure) {
    if (failure instanceof CannotCreateTransactionException) return DATABASE_AWAY;
    Failure found = OF_ITS_OWN;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException || isClosed(cause)) return DATABASE_AWAY;
      if (cause instanceof ConcurrencyFailureException) found = COLLISION;
      if (cause instanceof SQLException sql && sql.getSQLState() instanceof String state) {
        if (saysAway(state)) return DATABASE_AWAY;
        // 40: serialization and deadlock; 55P03: a lock that was not to be had
        if (state.startsWith("40") || state.equals("55P03")) found = COLLISION;
      }
    }
    return found;
  }

  /**
   * 08: the connection; 53: no disk, memory or connections left; 57P: the server is being ended or
   * started; 58: its machine; 25006: it has become a standby
   */
  private static boolean saysAway(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.equals("25006");
  }

  /**
   * What the pool says, without a state, of a connection that it gave up when the server broke it.
   */
  private static boolean isClosed(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() == null
        && "Connection is closed".equals(sql.getMessage());
  }

  static String describe(Exception failure) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    return root == failure ? failure.toString() : failure + "; caused by " + root;
  }
}
