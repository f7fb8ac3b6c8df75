package io.marquee.identity.audit;

import io.marquee.events.Accounts;
import io.marquee.identity.user.ErasedUsers;
import io.marquee.identity.user.User;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets from where somebody acted who left for good; what they did stays, under their id. */
@Service
public class ForgetActor {

  private static final Pattern PERSON =
      Pattern.compile("user:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final JdbcClient jdbc;
  private final ErasedUsers erased;

  ForgetActor(JdbcClient jdbc, ErasedUsers erased) {
    this.jdbc = jdbc;
    this.erased = erased;
  }

  /**
   * Forgets; again, without effect.
   *
   * @param user who
   */
  @Transactional
  public void run(User.Id user) {
    jdbc.sql("select forget_audit_origins_of(:user, :account)")
        .param("user", user.value())
        .param("account", Accounts.personalAccountOf(user.value()))
        .query(Long.class)
        .single();
  }

  /** Whether an actor is somebody who left for good: from where is not kept of them. */
  boolean isGone(@Nullable String actor) {
    return actor != null
        && PERSON.matcher(actor).matches()
        && erased.holds(new User.Id(UUID.fromString(actor.substring(actor.indexOf(':') + 1))));
  }
}
