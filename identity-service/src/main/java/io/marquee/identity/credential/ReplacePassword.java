package io.marquee.identity.credential;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.EndOtherSessions;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a new password in the place of the old one; whoever was logged in, was about to be, or had a
 * link that would have let them in, no longer does.
 */
@Component
class ReplacePassword {

  private final Users users;
  private final Audit audit;
  private final EndOtherSessions endOtherSessions;
  private final Challenges challenges;
  private final MailTokens tokens;
  private final Mails mails;
  private final Links links;
  private final Clock clock;

  ReplacePassword(
      Users users,
      EndOtherSessions endOtherSessions,
      Challenges challenges,
      MailTokens tokens,
      Mails mails,
      Links links,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.users = users;
    this.endOtherSessions = endOtherSessions;
    this.challenges = challenges;
    this.tokens = tokens;
    this.mails = mails;
    this.links = links;
    this.clock = clock;
  }

  /** The user's row is held, so that a log-in with the old password waits and then fails. */
  @Transactional(propagation = Propagation.MANDATORY)
  void run(User held, String hash, Session.@Nullable Id kept, Device device) {
    held.changePassword(hash, clock.instant());
    users.saveAndFlush(held);
    endOtherSessions.run(
        new EndOtherSessions.Command(held.id(), kept, Session.EndReason.PASSWORD_CHANGED));
    audit
        .ofUser(held.id().value())
        .noted("password_changed", AuditFacts.of("user", held.id().value()));
    challenges.forget(held.id().value());
    tokens.forget(MailTokens.Purpose.RESET_PASSWORD, held.id());
    tokens.forget(MailTokens.Purpose.MAGIC_LINK, held.id());
    if (held.isEmailVerified()) tell(held, device);
  }

  private void tell(User user, Device device) {
    mails.send(
        Mail.to(
            user,
            Mail.Kind.PASSWORD_CHANGED,
            Map.of(
                "device",
                device.describe(),
                "address",
                device.address(),
                Mail.LINK,
                links.to("/account/forgot-password"))));
  }
}
