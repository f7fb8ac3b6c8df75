package io.marquee.billing.purge;

import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books stay, as the law wants it; what they tell of the workspace's work goes. */
@Component
class AnonymiseBooks implements PurgePart {

  private final JdbcClient jdbc;

  AnonymiseBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void purge(Purging purging) {
    purging.remove(
        "rows.anonymised",
        () -> jdbc.sql("select anonymise_workspace()").query(Long.class).single());
    purging.keep(
        "ledger, reservations and usage of the account",
        "commercial and tax law want the books kept; sums, times and the workspace's id are left in them,"
            + " what was made and for which project is not",
        null);
  }
}
