package io.marquee.identity.invitation;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.membership.WorkspaceNames;
import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.token.Issuer;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails an invitation with a new token, which is the only good one from then on. */
@Component
class SendInvitation {

  private static final String PREFIX = "mqi_";

  private final InvitationDirectory directory;
  private final WorkspaceNames names;
  private final Users users;
  private final Mails mails;
  private final Issuer issuer;

  SendInvitation(
      InvitationDirectory directory,
      WorkspaceNames names,
      Users users,
      Mails mails,
      Issuer issuer) {
    this.directory = directory;
    this.names = names;
    this.users = users;
    this.mails = mails;
    this.issuer = issuer;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void run(Invitation invitation, GrantedRole role, User.Id inviter) {
    RandomToken token = RandomToken.create(PREFIX);
    directory.put(invitation, token.hash(), CurrentWorkspace.tenant());
    User sender = users.get(inviter);
    mails.send(
        new Mail(
            Mail.Kind.INVITATION,
            invitation.email(),
            invitation.email(),
            users.findOwner(invitation.email()).map(User::locale).orElse(sender.locale()),
            CurrentWorkspace.id(),
            Map.of(
                // Behind #, which browsers tell no server, and so no log.
                Mail.LINK,
                issuer.publicUrl() + "/invitation#" + token.value(),
                "workspace",
                names.current(),
                "inviter",
                sender.fullName(),
                "role",
                role.name())));
  }
}
