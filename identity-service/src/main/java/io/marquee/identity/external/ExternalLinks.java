package io.marquee.identity.external;

import io.marquee.identity.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which subject of which provider is which user. */
@Repository
@Transactional
class ExternalLinks {

  private final JdbcClient jdbc;
  private final Clock clock;

  ExternalLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One of somebody's. */
  record Link(String issuer, Instant linkedAt, @Nullable Instant lastUsedAt) {}

  /** Whose it is; noted as used. */
  Optional<User.Id> use(ExternalPerson person) {
    return jdbc.sql(
            """
            update external_log_ins set last_used_at = :now
            where issuer = :issuer and subject = :subject returning user_id
            """)
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .param("now", now())
        .query(UUID.class)
        .optional()
        .map(User.Id::new);
  }

  boolean exists(User.Id user, String issuer) {
    return list(user).stream().anyMatch(link -> link.issuer().equals(issuer));
  }

  void add(ExternalPerson person, User.Id user) {
    jdbc.sql(
            """
            insert into external_log_ins (issuer, subject, user_id, linked_at)
            values (:issuer, :subject, :user, :now)
            """)
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .param("user", user.value())
        .param("now", now())
        .update();
  }

  boolean remove(User.Id user, String issuer) {
    return jdbc.sql("delete from external_log_ins where user_id = :user and issuer = :issuer")
            .param("user", user.value())
            .param("issuer", issuer)
            .update()
        == 1;
  }

  List<Link> list(User.Id user) {
    return jdbc.sql(
            """
            select issuer, linked_at, last_used_at from external_log_ins
            where user_id = :user order by linked_at
            """)
        .param("user", user.value())
        .query(Link.class)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
