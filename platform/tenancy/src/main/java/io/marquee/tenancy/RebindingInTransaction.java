package io.marquee.tenancy;

/**
 * Code tried to bind another tenant while a transaction was open. The transaction keeps the tenant
 * that it began with, so the work would silently have seen the wrong rows. Bind first, then begin
 * the transaction.
 */
public class RebindingInTransaction extends IllegalStateException {

  RebindingInTransaction(Tenant bound, Tenant wanted) {
    super("a transaction of " + bound + " is open; it cannot become " + wanted);
  }
}
