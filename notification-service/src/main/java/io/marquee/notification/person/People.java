package io.marquee.notification.person;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Somebody in the current workspace.
   *
   * @param permissions what their role allows, none where it was not told yet
   */
  public record Member(UUID userId, Set<String> permissions) {}

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

  /**
   * Stores a membership of the current workspace.
   *
   * @param permissions what the role allows
   */
  public void join(UUID membershipId, UUID userId, Collection<String> permissions) {
    jdbc.sql(
            """
            insert into members (id, user_id, permissions) values (?, ?, ?)
            on conflict (workspace_id, id) do update
              set user_id = excluded.user_id, permissions = excluded.permissions
            """)
        .params(membershipId, userId, permissions.toArray(String[]::new))
        .update();
  }

  /** Ends a membership of the current workspace. */
  public void leave(UUID membershipId) {
    jdbc.sql("delete from members where id = ?").param(membershipId).update();
  }

  /** The people of the current workspace. */
  @Transactional(readOnly = true)
  public List<Member> members() {
    return jdbc.sql("select user_id, permissions from members order by user_id")
        .query(People::member)
        .list();
  }

  /**
   * Those of the current workspace whose role allows something. Of whom that was not told yet since
   * it is kept here, it is taken for granted: they were told everything before.
   */
  @Transactional(readOnly = true)
  public List<UUID> whoMay(String permission) {
    return jdbc.sql(
            "select distinct user_id from members where permissions is null or ? = any (permissions)")
        .param(permission)
        .query(UUID.class)
        .list();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    Array permissions = row.getArray("permissions");
    return new Member(
        row.getObject("user_id", UUID.class),
        permissions == null ? Set.of() : Set.of((String[]) permissions.getArray()));
  }
}
