package io.marquee.notification.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The verified domains of the bound workspace. */
@Component
@Transactional
public class Domains {

  private final JdbcClient jdbc;
  private final PublicUrl publicUrl;

  Domains(JdbcClient jdbc, @Value("${marquee.public-url}") String publicUrl) {
    this.jdbc = jdbc;
    this.publicUrl = new PublicUrl(publicUrl);
  }

  /** Takes in that a domain leads to the workspace. */
  public void put(UUID id, String host, Instant verifiedAt) {
    jdbc.sql(
            """
            insert into domains (id, host, verified_at) values (?, ?, ?)
            on conflict (workspace_id, id) do update
               set host = excluded.host, verified_at = excluded.verified_at
            """)
        .params(id, host, verifiedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** It leads there no more. */
  public void remove(UUID id) {
    jdbc.sql("delete from domains where id = ?").param(id).update();
  }

  /**
   * Leads links to the workspace's own domain, the one that was verified first.
   *
   * @return gives the same place under the domain; a link that is none of ours stays
   */
  @Transactional(readOnly = true)
  public UnaryOperator<String> leading() {
    return jdbc.sql("select host from domains order by verified_at, id limit 1")
        .query(String.class)
        .optional()
        .map(this::leadingTo)
        .orElse(UnaryOperator.identity());
  }

  private UnaryOperator<String> leadingTo(String host) {
    return link -> publicUrl.isOurs(link) ? publicUrl.at(host, link) : link;
  }
}
