package io.marquee.billing.ledger;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves that are booked together.
 *
 * @param purpose null when they concern the account as a whole
 */
record Posting(Kind kind, @Nullable Purpose purpose, List<Move> moves) {

  /** Why credits moved. */
  enum Kind {
    GRANT,
    HOLD,
    CONFIRM,
    RELEASE,
    CHARGE,
    LAPSE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Credits of one grant that go from one book to another: debit and credit in one. */
  record Move(UUID grant, Book from, Book to, long credits) {}

  static Posting of(Kind kind, List<Move> moves) {
    return new Posting(kind, null, moves);
  }
}
