package io.marquee.identity.invitation;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Reach;
import io.marquee.identity.access.Roles;
import io.marquee.identity.seat.TakeSeat;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails an invitation once more; the link of the mail before leads nowhere from then on. */
@Service
public class ResendInvitation {

  private final Invitations invitations;
  private final SendInvitation sendInvitation;
  private final Roles roles;
  private final TakeSeat takeSeat;
  private final Clock clock;
  private final Audit audit;

  ResendInvitation(
      Invitations invitations,
      SendInvitation sendInvitation,
      Roles roles,
      TakeSeat takeSeat,
      Clock clock,
      Audit audit) {
    this.invitations = invitations;
    this.sendInvitation = sendInvitation;
    this.roles = roles;
    this.takeSeat = takeSeat;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Resends. One that has run out takes a seat again, if there is one.
   *
   * @param caller who wants it; has all of the role
   * @param id which invitation
   * @param lifetime how long it is to be good from now
   */
  @Transactional
  public void run(Caller caller, Invitation.Id id, Duration lifetime) {
    Invitation invitation =
        invitations.lock(id).orElseThrow(() -> new NotFound("invitation", id.value()));
    GrantedRole role = roles.get(invitation.role());
    Reach.require(caller, role.permissions());
    takeSeat.check(invitation.emailKey());
    var by = new User.Id(caller.userId());
    invitation.resend(by, clock.instant(), lifetime);
    invitations.saveAndFlush(invitation);
    sendInvitation.run(invitation, role, by);
    audit.noted("resent", invitation.audited());
  }
}
