package io.marquee.identity.user;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ids of those who left for good: late news of what they did must not bring them back. */
@Repository
public class ErasedUsers {

  private final JdbcClient jdbc;

  ErasedUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds one who leaves; again, without effect. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(User.Id user, Instant now) {
    jdbc.sql("insert into erased_users (user_id, erased_at) values (?, ?) on conflict do nothing")
        .params(user.value(), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether somebody left for good. */
  @Transactional(readOnly = true)
  public boolean holds(User.Id user) {
    return jdbc.sql("select exists (select 1 from erased_users where user_id = ?)")
        .param(user.value())
        .query(Boolean.class)
        .single();
  }
}
