package io.marquee.billing.ledger;

/**
 * The credits of an account.
 *
 * @param available neither used nor held
 * @param held for reservations
 * @param used since the account was opened
 */
public record Balance(long available, long held, long used) {

  /** Of an account that was never opened. */
  public static final Balance NONE = new Balance(0, 0, 0);
}
