package io.marquee.film.asset;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of assets. */
@Component
public class AssetSummaries {

  private final JdbcClient jdbc;

  AssetSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record AssetSummary(
      UUID id,
      String filename,
      AssetKind kind,
      String contentType,
      long size,
      String sha256,
      Asset.Status status,
      UUID createdBy,
      Instant createdAt) {}

  /**
   * @param kind only these, null for all
   */
  @Transactional(readOnly = true)
  public Page<AssetSummary> list(@Nullable String kind, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select id, filename, kind, content_type, size, sha256, status, created_by, created_at
                  from assets where (cast(:kind as text) is null or kind = :kind) and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("kind", kind == null ? null : kind.toUpperCase(Locale.ROOT))
            .params(paging.parameters())
            .query(AssetSummary.class)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }
}
