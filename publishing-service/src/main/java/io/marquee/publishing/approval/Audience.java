package io.marquee.publishing.approval;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** For whom something is: the house, or its clients too. */
public enum Audience {
  INTERNAL,
  CLIENT;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * The name in the database and on the wire.
   *
   * @return such as {@code client}
   */
  public String code() {
    return code;
  }
}
