package io.marquee.publishing.socialaccount;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's accounts. */
@Repository
@Transactional(readOnly = true)
public class SocialAccounts {

  private static final String COLUMNS =
      "select id, platform, display_name, status, created_at from social_accounts ";

  private final JdbcClient jdbc;

  SocialAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An account.
   *
   * @param id which
   * @return the account, or empty when the workspace has none of this id
   */
  public Optional<SocialAccount> find(UUID id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(SocialAccount.class).optional();
  }

  /**
   * All accounts.
   *
   * @param paging which page
   * @return newest first
   */
  public Page<SocialAccount> list(Paging paging) {
    var rows =
        jdbc.sql(COLUMNS + "where" + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(SocialAccount.class)
            .list();
    return paging.page(rows, account -> new Cursor(account.createdAt(), account.id()));
  }

  boolean hasFeed() {
    return jdbc.sql("select exists (select 1 from social_accounts where platform = 'feed')")
        .query(Boolean.class)
        .single();
  }

  /** Opens the feed's account unless it is there, also when another does so at the same time. */
  @Transactional
  void addFeed(UUID id, Instant now) {
    jdbc.sql(
            """
            insert into social_accounts (id, platform, display_name, status, created_at)
            values (?, 'feed', 'Feed', 'active', ?)
            on conflict do nothing
            """)
        .param(id)
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
