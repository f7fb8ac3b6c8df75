package io.marquee.workspace.domain;

import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import org.springframework.stereotype.Component;

/** The gateway keeps a copy of which domain leads where, which only a tombstone ends. */
@Component
class PurgeDomains implements PurgePart {

  private final Domains domains;

  PurgeDomains(Domains domains) {
    this.domains = domains;
  }

  @Override
  public void purge(Purging purging) {
    purging.remove("rows.domains", domains::removeAll);
  }
}
