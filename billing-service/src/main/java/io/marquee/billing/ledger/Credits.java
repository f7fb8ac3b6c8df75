package io.marquee.billing.ledger;

import java.math.BigDecimal;

/** What a credit is worth: US$ 0.01, for everybody and always. */
public final class Credits {

  private Credits() {}

  /** The price of some credits, in US dollars and cents. */
  public static BigDecimal inUsd(long credits) {
    return BigDecimal.valueOf(credits, 2);
  }
}
