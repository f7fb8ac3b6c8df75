package io.marquee.film.character;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of characters. */
@Component
public class CharacterSummaries {

  private final JdbcClient jdbc;

  CharacterSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record CharacterSummary(
      UUID id, String name, @Nullable String description, Instant createdAt) {}

  @Transactional(readOnly = true)
  public Page<CharacterSummary> list(Paging paging) {
    var rows =
        jdbc.sql(
                "select id, name, description, created_at from characters where "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(CharacterSummary.class)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }
}
