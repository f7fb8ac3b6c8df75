package io.marquee.publishing.socialaccount;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
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

  /** SQL knows no empty list. */
  private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

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
    // An API key lists its own only.
    Set<UUID> reached = CurrentCaller.find().map(Caller::socialAccountIds).orElse(Set.of());
    var rows =
        jdbc.sql(
                COLUMNS
                    + "where (:everywhere or id in (:reached)) and"
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("everywhere", reached.isEmpty())
            .param("reached", reached.isEmpty() ? NONE : reached)
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

  /** The account of the feed, if it was disconnected: it is so no more. */
  @Transactional
  Optional<SocialAccount> reconnectFeed() {
    return jdbc.sql(
            """
            update social_accounts set status = 'active' where platform = 'feed' and status = 'disconnected'
            returning id, platform, display_name, status, created_at
            """)
        .query(SocialAccount.class)
        .optional();
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
