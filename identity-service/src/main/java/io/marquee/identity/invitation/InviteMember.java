package io.marquee.identity.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Reach;
import io.marquee.identity.access.Roles;
import io.marquee.identity.membership.Members;
import io.marquee.identity.seat.TakeSeat;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks somebody to join the current workspace. */
@Service
public class InviteMember {

  private final Invitations invitations;
  private final SendInvitation sendInvitation;
  private final Roles roles;
  private final Members members;
  private final Users users;
  private final TakeSeat takeSeat;
  private final Clock clock;
  private final Audit audit;

  InviteMember(
      Invitations invitations,
      SendInvitation sendInvitation,
      Roles roles,
      Members members,
      Users users,
      TakeSeat takeSeat,
      Clock clock,
      Audit audit) {
    this.invitations = invitations;
    this.sendInvitation = sendInvitation;
    this.roles = roles;
    this.members = members;
    this.users = users;
    this.takeSeat = takeSeat;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Who is wanted.
   *
   * @param email their address, as typed
   * @param role the id of the role that they are to have
   * @param lifetime how long they have to think about it
   */
  public record Command(String email, String role, Duration lifetime) {}

  /**
   * Invites, in a role that the caller has all of.
   *
   * @param caller who invites
   * @param command whom
   * @return the invitation
   */
  @Transactional
  public Invitation.Id run(Caller caller, Command command) {
    EmailAddress email = EmailAddress.parse(command.email());
    GrantedRole role = roles.getToGive(command.role(), "/role");
    Reach.require(caller, role.permissions());
    // First of all, since it lets one after the other look at what follows.
    takeSeat.check(email.key());
    if (users.findOwner(email.written()).flatMap(user -> members.find(user.id())).isPresent()) {
      throw new AlreadyHere("already_member", "Somebody with this address is a member already.");
    }
    Instant now = clock.instant();
    invitations
        .findByEmailKeyAndAcceptedAtIsNullAndRevokedAtIsNull(email.key())
        .ifPresent(earlier -> replace(earlier, now));
    var inviter = new User.Id(caller.userId());
    var id = new Invitation.Id(UuidCreator.getTimeOrderedEpoch());
    Invitation invitation =
        invitations.saveAndFlush(
            new Invitation(id, email, role.id(), inviter, now, command.lifetime()));
    sendInvitation.run(invitation, role, inviter);
    audit.created(invitation.audited());
    return id;
  }

  /** One that ran out makes place for another. */
  private void replace(Invitation earlier, Instant now) {
    if (earlier.isOpen(now)) {
      throw new AlreadyHere(
          "already_invited", "Somebody with this address is invited already; it can be resent.");
    }
    earlier.revoke(now);
    invitations.saveAndFlush(earlier);
  }
}
