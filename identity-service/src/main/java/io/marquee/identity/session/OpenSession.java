package io.marquee.identity.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins a stay, for somebody who has proved who they are. */
@Component
class OpenSession {

  private final Sessions sessions;
  private final Audit audit;
  private final RefreshTokens refreshTokens;
  private final KnownDevices knownDevices;
  private final Mails mails;
  private final Links links;
  private final SessionSettings settings;
  private final Clock clock;

  OpenSession(
      Sessions sessions,
      RefreshTokens refreshTokens,
      KnownDevices knownDevices,
      Mails mails,
      Links links,
      SessionSettings settings,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.knownDevices = knownDevices;
    this.mails = mails;
    this.links = links;
    this.settings = settings;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Grant run(User user, Device device, List<String> amr) {
    if (user.isDisabled()) throw new UserDisabled();
    Instant now = clock.instant();
    if (isNews(user, device)) tell(user, device);
    var id = new Session.Id(UuidCreator.getTimeOrderedEpoch());
    Session session =
        sessions.saveAndFlush(Session.open(id, user.id(), device, amr, now, settings.lifetime()));
    audit
        .ofUser(user.id().value())
        .noted("logged_in", AuditFacts.of("session", id.value()).with("amr", amr));
    Instant expiry = settings.tokenExpiry(now, session.expiresAt());
    String token = refreshTokens.issue(id, now, expiry);
    return new Grant(user, session, token, knownDevices.remember(device, user.id(), now));
  }

  /** Neither the device nor the network was there before, and there was a before. */
  private boolean isNews(User user, Device device) {
    if (!user.isEmailVerified() || knownDevices.know(device, user.id())) return false;
    return sessions.existsByUserId(user.id())
        && !sessions.existsByUserIdAndIpAddress(user.id(), device.address());
  }

  private void tell(User user, Device device) {
    mails.send(
        Mail.to(
            user,
            Mail.Kind.NEW_SIGN_IN,
            Map.of(
                "device",
                device.describe(),
                "address",
                device.address(),
                Mail.LINK,
                links.to("/account/forgot-password"))));
  }
}
