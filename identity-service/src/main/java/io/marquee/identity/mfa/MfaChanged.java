package io.marquee.identity.mfa;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.EndOtherSessions;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another way to prove who one is: whoever is logged in elsewhere has to prove it anew, and the
 * owner of the account is told.
 */
@Component
public class MfaChanged {

  private final Users users;
  private final Audit audit;
  private final EndOtherSessions endOtherSessions;
  private final Challenges challenges;
  private final Mails mails;
  private final Links links;

  MfaChanged(
      Users users,
      EndOtherSessions endOtherSessions,
      Challenges challenges,
      Mails mails,
      Links links,
      Audit audit) {
    this.audit = audit;
    this.users = users;
    this.endOtherSessions = endOtherSessions;
    this.challenges = challenges;
    this.mails = mails;
    this.links = links;
  }

  /** What is different. */
  public enum Change {
    /** The authenticator app's codes are asked for. */
    TOTP_ON,
    /** They no longer are. */
    TOTP_OFF,
    /** There are other recovery codes. */
    RECOVERY_CODES,
    /** There is a passkey more. */
    PASSKEY_ADDED,
    /** There is one less. */
    PASSKEY_REMOVED,
    /** Another provider's log-in was linked. */
    EXTERNAL_LINKED,
    /** It was removed. */
    EXTERNAL_UNLINKED
  }

  /**
   * Whose, and from where.
   *
   * @param user whose
   * @param session at hand, which goes on
   * @param device from where
   */
  public record By(User.Id user, Session.Id session, Device device) {}

  /**
   * Ends the other sessions and tells the owner.
   *
   * @param by whose, and from where
   * @param change what is different
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void run(By by, Change change) {
    endOtherSessions.run(
        new EndOtherSessions.Command(by.user(), by.session(), Session.EndReason.MFA_CHANGED));
    challenges.forget(by.user().value());
    tell(users.get(by.user()), by.device(), change);
  }

  /**
   * Tells the owner and the trail only.
   *
   * @param user whose
   * @param device from where
   * @param change what is different
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(User user, Device device, Change change) {
    String code = change.name().toLowerCase(Locale.ROOT);
    audit.ofUser(user.id().value()).noted(code, AuditFacts.of("user", user.id().value()));
    if (!user.isEmailVerified()) return;
    mails.send(
        Mail.to(
            user,
            Mail.Kind.MFA_CHANGED,
            Map.of(
                "change",
                code,
                "device",
                device.describe(),
                "address",
                device.address(),
                Mail.LINK,
                links.to("/account/forgot-password"))));
  }
}
