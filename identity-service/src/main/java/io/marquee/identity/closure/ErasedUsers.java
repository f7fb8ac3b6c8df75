package io.marquee.identity.closure;

import io.marquee.identity.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ids of those who left for good: late news of what they did must not bring them back. */
@Repository
class ErasedUsers {

  private final JdbcClient jdbc;

  ErasedUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(User.Id user, Instant now) {
    jdbc.sql("insert into erased_users (user_id, erased_at) values (?, ?) on conflict do nothing")
        .params(user.value(), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Transactional(readOnly = true)
  boolean holds(User.Id user) {
    return jdbc.sql("select exists (select 1 from erased_users where user_id = ?)")
        .param(user.value())
        .query(Boolean.class)
        .single();
  }
}
