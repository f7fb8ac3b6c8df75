package io.marquee.publishing.approval;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How much a decision is wanted. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * The name in the database and on the wire.
   *
   * @return such as {@code urgent}
   */
  public String code() {
    return code;
  }
}
