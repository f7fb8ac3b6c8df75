package io.marquee.workspace.branding;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bound workspace's looks; ours until it has its own. */
@Component
@Transactional
class Brandings {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  Brandings(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock, Audit audit) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  Branding current() {
    return jdbc.sql(
            """
            select b.product_name, b.primary_color, b.text_color, b.background_color, b.sender_name, b.hide_footer,
                   exists (select 1 from brand_images where kind = 'LOGO') as has_logo,
                   exists (select 1 from brand_images where kind = 'FAVICON') as has_favicon, b.version
              from brandings b
            """)
        .query(Branding.class)
        .optional()
        .orElse(Branding.OURS);
  }

  /**
   * What anybody is shown: a workspace that is deleted looks like one that never was. Both
   * questions are always asked, so that the time tells no more than the answer.
   */
  @Transactional(readOnly = true)
  Branding shown() {
    Branding own = current();
    return isThere() ? own : Branding.OURS;
  }

  private boolean isThere() {
    return jdbc.sql("select exists (select 1 from workspaces where deleted_at is null)")
        .query(Boolean.class)
        .single();
  }

  void replace(IfMatch seen, Branding wanted) {
    Branding before = hold();
    seen.check(before.version());
    store(wanted.readable());
    changed(before);
  }

  /** Changes an image, which is a change of the looks. */
  void changeImage(IfMatch seen, Runnable change) {
    Branding before = hold();
    seen.check(before.version());
    change.run();
    store(before);
    changed(before);
  }

  /** The looks, held until the transaction ends; the first ones have no row that could be. */
  private Branding hold() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('branding ' || ?, 0))")
        .param(CurrentWorkspace.id().toString())
        .query()
        .listOfRows();
    return current();
  }

  private void store(Branding branding) {
    jdbc.sql(
            """
            insert into brandings (id, product_name, primary_color, text_color, background_color, sender_name, hide_footer, updated_at, version)
            values (:id, :product, :primary, :text, :background, :sender, :hide, :now, 1)
            on conflict (workspace_id, id) do update
               set product_name = excluded.product_name, primary_color = excluded.primary_color, text_color = excluded.text_color,
                   background_color = excluded.background_color, sender_name = excluded.sender_name,
                   hide_footer = excluded.hide_footer, updated_at = excluded.updated_at, version = brandings.version + 1
            """)
        .param("id", CurrentWorkspace.id())
        .param("product", branding.productName())
        .param("primary", branding.primaryColor())
        .param("text", branding.textColor())
        .param("background", branding.backgroundColor())
        .param("sender", branding.senderName())
        .param("hide", branding.hideFooter())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void changed(Branding before) {
    Branding now = current();
    audit.changed("updated", facts(before), facts(now));
    events.publishEvent(new Branding.Changed(now));
  }

  private static AuditFacts facts(Branding branding) {
    return AuditFacts.of("branding", CurrentWorkspace.id())
        .with("product_name", branding.productName())
        .with("primary_color", branding.primaryColor())
        .with("text_color", branding.textColor())
        .with("background_color", branding.backgroundColor())
        .with("sender_name", branding.senderName())
        .with("hide_footer", branding.hideFooter())
        .with("version", branding.version());
  }
}
