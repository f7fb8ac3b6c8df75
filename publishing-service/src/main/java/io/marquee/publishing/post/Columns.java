package io.marquee.publishing.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what JDBC has no type for. */
public final class Columns {

  private Columns() {}

  /**
   * A time.
   *
   * @param row where
   * @param column which
   * @return the time, null where there is none
   * @throws SQLException when there is no such column
   */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * A time that is always there.
   *
   * @param row where
   * @param column which
   * @return the time
   * @throws SQLException when there is no such column
   */
  public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instant(row, column), column);
  }
}
