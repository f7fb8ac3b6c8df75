package io.marquee.identity.invitation;

import io.marquee.service.audit.Audit;
import io.marquee.web.NotFound;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an invitation back. */
@Service
public class RevokeInvitation {

  private final Invitations invitations;
  private final InvitationDirectory directory;
  private final Clock clock;
  private final Audit audit;

  RevokeInvitation(
      Invitations invitations, InvitationDirectory directory, Clock clock, Audit audit) {
    this.invitations = invitations;
    this.directory = directory;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Takes it back. Again, without effect.
   *
   * @param id which
   */
  @Transactional
  public void run(Invitation.Id id) {
    Invitation invitation =
        invitations.lock(id).orElseThrow(() -> new NotFound("invitation", id.value()));
    if (invitation.isRevoked()) return;
    invitation.revoke(clock.instant());
    invitations.saveAndFlush(invitation);
    directory.forget(id);
    audit.noted("revoked", invitation.audited());
  }
}
