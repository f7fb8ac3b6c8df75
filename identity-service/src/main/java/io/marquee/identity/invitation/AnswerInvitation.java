package io.marquee.identity.invitation;

import io.marquee.identity.access.Roles;
import io.marquee.identity.membership.WorkspaceNames;
import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.user.User;
import io.marquee.identity.user.UserGone;
import io.marquee.identity.user.Users;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door for those who have a token and nothing else yet: the directory says which workspace
 * invited them, and that is bound.
 */
@Service
public class AnswerInvitation {

  private final InvitationDirectory directory;
  private final AcceptInvitation acceptInvitation;
  private final Users users;
  private final Roles roles;
  private final WorkspaceNames names;
  private final TransactionOperations transaction;

  AnswerInvitation(
      InvitationDirectory directory,
      AcceptInvitation acceptInvitation,
      Users users,
      Roles roles,
      WorkspaceNames names,
      TransactionOperations transaction) {
    this.directory = directory;
    this.acceptInvitation = acceptInvitation;
    this.users = users;
    this.roles = roles;
    this.names = names;
    this.transaction = transaction;
  }

  /**
   * What somebody is asked.
   *
   * @param workspaceName which workspace to join
   * @param email the address that was invited
   * @param roleName as what
   * @param inviter who asks, by name
   * @param expiresAt until when
   * @param registered whether the address has a user: then they log in to accept, else they
   *     register
   */
  public record Question(
      String workspaceName,
      String email,
      String roleName,
      String inviter,
      Instant expiresAt,
      boolean registered) {}

  /**
   * Where somebody belongs now.
   *
   * @param workspaceId which workspace
   * @param workspaceName how it is called
   * @param role the id of the role that they have there
   */
  public record Joined(UUID workspaceId, String workspaceName, String role) {}

  /**
   * What the invitation is about, for whoever has its token.
   *
   * @param token as mailed
   * @return the question
   */
  public Question look(String token) {
    return within(
        token,
        invitation ->
            new Question(
                names.current(),
                invitation.email(),
                roles.get(invitation.role()).name(),
                users.get(invitation.invitedBy()).fullName(),
                invitation.expiresAt(),
                users.findOwner(invitation.email()).isPresent()));
  }

  /**
   * Joins.
   *
   * @param token as mailed
   * @param user who is logged in, and has proved the invited address
   * @return where they belong now
   */
  public Joined accept(String token, User.Id user) {
    return within(
        token,
        invitation ->
            acceptInvitation.join(invitation, users.lock(user).orElseThrow(UserGone::new)));
  }

  /** Works in the inviting workspace with the invitation that the token leads to, held. */
  <T> T within(String token, Function<Invitation, T> work) {
    InvitationDirectory.Entry entry =
        directory.find(RandomToken.hash(token)).orElseThrow(InvitationInvalid::new);
    try {
      return CurrentWorkspace.call(
          entry.tenant(),
          () ->
              transaction.execute(status -> work.apply(acceptInvitation.open(entry.invitation()))));
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
