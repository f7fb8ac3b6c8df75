package io.marquee.billing.ledger;

import java.util.Locale;

/** Where credits are booked. Every entry takes them out of one book and puts them into another. */
enum Book {
  /** The source of all credits; nothing is kept here. */
  ISSUED,
  AVAILABLE,
  HELD,
  USED,
  LAPSED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
