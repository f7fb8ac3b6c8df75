package io.marquee.film.generation;

import java.math.BigDecimal;

/** What credits are worth. */
public class Credits {

  private Credits() {}

  /** One credit is one US cent. */
  public static BigDecimal inUsd(long credits) {
    return BigDecimal.valueOf(credits, 2);
  }
}
