package io.marquee.notification.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of what identity-service knows about people, as far as it takes to tell them something.
 */
@Component
@Transactional
public class People {

  /**
   * Somebody who can be told.
   *
   * @param emailVerified whether the address was proven to be theirs
   * @param locale BCP 47 tag
   */
  public record Person(
      UUID userId, String email, boolean emailVerified, String fullName, String locale) {}

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a person as identity-service has them. */
  public void store(Person person) {
    jdbc.sql(
            """
            insert into people (user_id, email, email_verified, full_name, locale)
            values (?, ?, ?, ?, ?)
            on conflict (user_id) do update
              set email = excluded.email, email_verified = excluded.email_verified,
                  full_name = excluded.full_name, locale = excluded.locale
            """)
        .params(
            person.userId(),
            person.email(),
            person.emailVerified(),
            person.fullName(),
            person.locale())
        .update();
  }

  /** Forgets a person. */
  public void forget(UUID userId) {
    jdbc.sql("delete from people where user_id = ?").param(userId).update();
  }

  /** Finds a person. */
  @Transactional(readOnly = true)
  public Optional<Person> find(UUID userId) {
    return jdbc.sql(
            """
            select user_id, email, email_verified, full_name, locale from people where user_id = ?
            """)
        .param(userId)
        .query(Person.class)
        .optional();
  }

  /** Stores a membership of the current workspace. */
  public void join(UUID membershipId, UUID userId) {
    jdbc.sql(
            """
            insert into members (id, user_id) values (?, ?)
            on conflict (workspace_id, id) do update set user_id = excluded.user_id
            """)
        .params(membershipId, userId)
        .update();
  }

  /** Ends a membership of the current workspace. */
  public void leave(UUID membershipId) {
    jdbc.sql("delete from members where id = ?").param(membershipId).update();
  }

  /** The people of the current workspace. */
  @Transactional(readOnly = true)
  public List<UUID> members() {
    return jdbc.sql("select distinct user_id from members").query(UUID.class).list();
  }
}
