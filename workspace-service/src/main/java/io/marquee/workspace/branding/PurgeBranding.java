package io.marquee.workspace.branding;

import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Others keep copies of the looks, which only a tombstone ends. */
@Component
class PurgeBranding implements PurgePart {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  PurgeBranding(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public void purge(Purging purging) {
    purging.remove(
        "rows.brandings",
        () -> {
          int removed = jdbc.sql("delete from brandings").update();
          if (removed > 0) events.publishEvent(new Branding.Removed());
          return removed;
        });
  }
}
