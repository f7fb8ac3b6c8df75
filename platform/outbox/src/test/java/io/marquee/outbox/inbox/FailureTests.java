package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureTests {

  @ParameterizedTest
  @CsvSource({
    "08006, DATABASE_AWAY",
    "57P01, DATABASE_AWAY",
    "53100, DATABASE_AWAY",
    "25006, DATABASE_AWAY",
    "40001, COLLISION",
    "40P01, COLLISION",
    "55P03, COLLISION",
    "23505, OF_ITS_OWN",
  })
  void isToldByTheServersState(String state, Failure failure) {
    assertThat(Failure.of(new IllegalStateException(new SQLException("no", state))))
        .isEqualTo(failure);
  }

  @Test
  void isTheDatabasesWhenThereIsNoConnection() {
    assertThat(Failure.of(new CannotCreateTransactionException("no")))
        .isEqualTo(Failure.DATABASE_AWAY);
    assertThat(Failure.of(new IllegalStateException(new SQLTransientConnectionException())))
        .isEqualTo(Failure.DATABASE_AWAY);
  }

  /** As a rollback finds it after the server was killed amid a handler. */
  @Test
  void isTheDatabasesWhenThePoolHasGivenTheConnectionUp() throws Exception {
    SQLException closed = closed();
    assertThat(closed.getSQLState()).isNull();
    assertThat(
            Failure.of(
                new JpaSystemException(
                    new TransactionException(
                        "Unable to rollback against JDBC Connection", closed))))
        .isEqualTo(Failure.DATABASE_AWAY);
  }

  /** What a connection of HikariCP says once it is closed. */
  private static SQLException closed() throws Exception {
    var field =
        Class.forName("com.zaxxer.hikari.pool.ProxyConnection$ClosedConnection")
            .getDeclaredField("CLOSED_CONNECTION");
    field.setAccessible(true);
    var connection = (Connection) field.get(null);
    try {
      connection.rollback();
    } catch (SQLException said) {
      return said;
    }
    throw new AssertionError("it can still be used");
  }

  @Test
  void isACollisionWhenSpringSaysSo() {
    assertThat(Failure.of(new CannotAcquireLockException("no"))).isEqualTo(Failure.COLLISION);
  }

  @Test
  void isTheEventsOwnOtherwise() {
    assertThat(Failure.of(new IllegalStateException(new SQLException("Something else"))))
        .isEqualTo(Failure.OF_ITS_OWN);
  }
}
