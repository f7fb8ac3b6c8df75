package io.marquee.identity.closure;

import io.marquee.identity.apikey.MakersKeys;
import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.session.EndOtherSessions;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Shuts somebody out: no session, no key and no half log-in of theirs is good for anything. */
@Service
public class DisableUser {

  private final SystemAuthority authority;
  private final Users users;
  private final EndOtherSessions endOtherSessions;
  private final Challenges challenges;
  private final MailTokens tokens;
  private final MakersKeys keys;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Audit audit;

  DisableUser(
      SystemAuthority authority,
      Users users,
      EndOtherSessions endOtherSessions,
      Challenges challenges,
      MailTokens tokens,
      MakersKeys keys,
      TransactionOperations transaction,
      Clock clock,
      Audit audit) {
    this.authority = authority;
    this.users = users;
    this.endOtherSessions = endOtherSessions;
    this.challenges = challenges;
    this.tokens = tokens;
    this.keys = keys;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Shuts out. Again, without effect. Their keys lie in other tenants, so a stored job ends them;
   * here it is done at once, too, since a second is long.
   *
   * @param caller a system admin, and not this user
   * @param id who
   * @return the user
   */
  public User run(Caller caller, User.Id id) {
    authority.require(caller);
    if (caller.userId().equals(id.value())) throw new NotYourself();
    User disabled = transaction.execute(status -> disable(id));
    keys.follow(id);
    return disabled;
  }

  private User disable(User.Id id) {
    User user = users.lockToChange(id).orElseThrow(() -> new NotFound("user", id.value()));
    if (user.isDisabled()) return user;
    user.disable(clock.instant());
    User stored = users.saveAndFlush(user);
    endOtherSessions.run(new EndOtherSessions.Command(id, null, Session.EndReason.USER_DISABLED));
    challenges.forget(id.value());
    tokens.forget(MailTokens.Purpose.RESET_PASSWORD, id);
    tokens.forget(MailTokens.Purpose.MAGIC_LINK, id);
    audit
        .in(Tenant.account(user.personalAccountId()))
        .noted("disabled", AuditFacts.of("user", id.value()));
    return stored;
  }
}
