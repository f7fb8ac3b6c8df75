package io.marquee.notification.inapp;

import io.marquee.notification.domain.Domains;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people of the current workspace were told, and what they have read. */
@Component
@Transactional
class Notifications {

  /** A notification as the API shows it. */
  record View(
      UUID id,
      String type,
      String title,
      String body,
      @Nullable String link,
      Instant createdAt,
      @Nullable Instant readAt) {

    private View leading(UnaryOperator<String> elsewhere) {
      return link == null
          ? this
          : new View(id, type, title, body, elsewhere.apply(link), createdAt, readAt);
    }
  }

  private final JdbcClient jdbc;
  private final Domains domains;
  private final Clock clock;

  Notifications(JdbcClient jdbc, Domains domains, Clock clock) {
    this.jdbc = jdbc;
    this.domains = domains;
    this.clock = clock;
  }

  /** Whether the person had not been told of it yet. */
  boolean add(UUID id, UUID userId, Notice notice, NoticeText text, Instant now) {
    return jdbc.sql(
                """
                insert into notifications (id, user_id, event_id, type, title, body, link, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    id,
                    userId,
                    notice.eventId(),
                    notice.type(),
                    text.title(),
                    text.body(),
                    notice.link(),
                    now.atOffset(ZoneOffset.UTC)))
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  Page<View> list(UUID userId, boolean unreadOnly, Paging paging) {
    var found =
        jdbc.sql(
                """
                select id, type, title, body, link, created_at, read_at from notifications
                 where user_id = :user and dismissed_at is null and (not :unread or read_at is null) and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("user", userId)
            .param("unread", unreadOnly)
            .params(paging.parameters())
            .query(Notifications::view)
            .list();
    UnaryOperator<String> home = domains.leading();
    found = found.stream().map(view -> view.leading(home)).toList();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  @Transactional(readOnly = true)
  long unread(UUID userId) {
    return jdbc.sql(
            "select count(*) from notifications where user_id = ? and read_at is null and dismissed_at is null")
        .param(userId)
        .query(Long.class)
        .single();
  }

  void read(UUID userId, UUID id) {
    mark("read_at = coalesce(read_at, ?)", userId, id);
  }

  void dismiss(UUID userId, UUID id) {
    mark("dismissed_at = coalesce(dismissed_at, ?)", userId, id);
  }

  void readAll(UUID userId) {
    jdbc.sql("update notifications set read_at = ? where user_id = ? and read_at is null")
        .params(now(), userId)
        .update();
  }

  private void mark(String change, UUID userId, UUID id) {
    int changed =
        jdbc.sql("update notifications set " + change + " where user_id = ? and id = ?")
            .params(now(), userId, id)
            .update();
    if (changed == 0) throw new NotificationNotFound(id);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static View view(ResultSet row, int number) throws SQLException {
    OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
    return new View(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getString("title"),
        row.getString("body"),
        row.getString("link"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        read == null ? null : read.toInstant());
  }
}
