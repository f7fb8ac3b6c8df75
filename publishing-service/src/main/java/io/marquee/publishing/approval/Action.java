package io.marquee.publishing.approval;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What can happen to an approval. */
enum Action {
  SUBMITTED,
  ASSIGNED,
  APPROVED,
  REJECTED,
  VOIDED,
  REMINDED;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);
}
