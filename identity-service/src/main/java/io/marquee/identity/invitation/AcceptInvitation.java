package io.marquee.identity.invitation;

import io.marquee.identity.access.Roles;
import io.marquee.identity.membership.Members;
import io.marquee.identity.membership.Membership;
import io.marquee.identity.membership.WorkspaceNames;
import io.marquee.identity.standing.Standings;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever was invited into the current workspace, in the transaction of those who ask. */
@Service
class AcceptInvitation {

  private final Invitations invitations;
  private final InvitationDirectory directory;
  private final Members members;
  private final Roles roles;
  private final Standings standings;
  private final WorkspaceNames workspaces;
  private final Clock clock;
  private final Audit audit;

  AcceptInvitation(
      Invitations invitations,
      InvitationDirectory directory,
      Members members,
      Roles roles,
      Standings standings,
      WorkspaceNames workspaces,
      Clock clock,
      Audit audit) {
    this.invitations = invitations;
    this.directory = directory;
    this.members = members;
    this.roles = roles;
    this.standings = standings;
    this.workspaces = workspaces;
    this.clock = clock;
    this.audit = audit;
  }

  /** An invitation that can be accepted now, held by this transaction alone. */
  @Transactional(propagation = Propagation.MANDATORY)
  Invitation open(Invitation.Id id) {
    return invitations
        .lock(id)
        .filter(invitation -> invitation.isOpen(clock.instant()))
        .filter(this::isStillMeant)
        .filter(invitation -> workspaces.isOpen())
        .orElseThrow(InvitationInvalid::new);
  }

  /** Nobody leaves a door open for themselves: who invites must still be able to when it counts. */
  private boolean isStillMeant(Invitation invitation) {
    return standings
        .of(invitation.invitedBy())
        .permissions()
        .containsAll(roles.get(invitation.role()).permissions());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  AnswerInvitation.Joined join(Invitation invitation, User user) {
    if (!user.isEmailVerified() || !user.emailKey().equals(invitation.emailKey())) {
      throw new InvitedAnother();
    }
    Instant now = clock.instant();
    invitation.accept(user.id(), now);
    invitations.saveAndFlush(invitation);
    directory.forget(invitation.id());
    audit.by("user:" + user.id().value()).noted("accepted", invitation.audited());
    Membership member =
        members.find(user.id()).orElseGet(() -> members.join(user.id(), invitation.role(), now));
    return new AnswerInvitation.Joined(CurrentWorkspace.id(), workspaces.current(), member.role());
  }
}
