package io.marquee.publishing.approval;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an approval is. */
public enum ApprovalStatus {
  PENDING,
  APPROVED,
  REJECTED,
  VOIDED;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * The name in the database and on the wire.
   *
   * @return such as {@code pending}
   */
  public String code() {
    return code;
  }

  /**
   * The status of a name.
   *
   * @param code such as {@code pending}, perhaps nonsense
   * @return the status, or empty
   */
  public static Optional<ApprovalStatus> find(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }
}
