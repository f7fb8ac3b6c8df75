package io.marquee.notification.mail;

import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How mails of the bound workspace look. */
@Component
@Transactional
public class Looks {

  private final JdbcClient jdbc;

  Looks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes in how they look now. */
  public void put(Look look) {
    jdbc.sql(
            """
            insert into looks (id, product_name, primary_color, text_color, background_color, sender_name, hide_footer)
            values (:id, :product, :primary, :text, :background, :sender, :hide)
            on conflict (workspace_id, id) do update
               set product_name = excluded.product_name, primary_color = excluded.primary_color, text_color = excluded.text_color,
                   background_color = excluded.background_color, sender_name = excluded.sender_name, hide_footer = excluded.hide_footer
            """)
        .param("id", CurrentWorkspace.id())
        .param("product", look.productName())
        .param("primary", look.primaryColor())
        .param("text", look.textColor())
        .param("background", look.backgroundColor())
        .param("sender", look.senderName())
        .param("hide", look.hideFooter())
        .update();
  }

  /** They look like ours again. */
  public void remove() {
    jdbc.sql("delete from looks").update();
  }

  @Transactional(readOnly = true)
  Look current() {
    return jdbc.sql(
            "select product_name, primary_color, text_color, background_color, sender_name, hide_footer from looks")
        .query(Look.class)
        .optional()
        .orElse(Look.OURS);
  }
}
