package io.marquee.workspace.providerkey;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what may be known of the bound workspace's provider keys. */
@Component
@Transactional(readOnly = true)
class ProviderKeyViews {

  /** Somebody was shown a key. */
  record Use(UUID id, String usedBy, Instant createdAt) {}

  private static final String SELECT =
      """
      select k.id, k.provider, k.label, k.hint, k.created_by, k.created_at, k.updated_at, k.version,
             u.used_by as last_used_by, u.created_at as last_used_at
        from provider_keys k left join lateral (
          select used_by, created_at from provider_key_uses where provider_key_id = k.id
           order by created_at desc, id limit 1) u on true
      """;

  private final JdbcClient jdbc;

  ProviderKeyViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ProviderKeyView> list() {
    return jdbc.sql(SELECT + " order by k.provider").query(ProviderKeyView.class).list();
  }

  ProviderKeyView get(String provider) {
    return jdbc.sql(SELECT + " where k.provider = ?")
        .param(provider)
        .query(ProviderKeyView.class)
        .optional()
        .orElseThrow(() -> ProviderKeys.notFound(provider));
  }

  Page<Use> uses(String provider, Paging paging) {
    UUID key = get(provider).id();
    var found =
        jdbc.sql(
                "select id, used_by, created_at from provider_key_uses where provider_key_id = :key and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("key", key)
            .params(paging.parameters())
            .query(Use.class)
            .list();
    return paging.page(found, use -> new Cursor(use.createdAt(), use.id()));
  }
}
