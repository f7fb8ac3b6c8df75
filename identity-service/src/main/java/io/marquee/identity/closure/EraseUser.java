package io.marquee.identity.closure;

import io.marquee.identity.apikey.MakersKeys;
import io.marquee.identity.audit.ForgetActor;
import io.marquee.identity.invitation.InvitedPeople;
import io.marquee.identity.membership.Members;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases what is known of somebody who left for good. Each step may be done again. What stays is
 * their id, which the audit trail names; its entries are as valid as before.
 */
@Component
class EraseUser extends Job<EraseUser.Leaver> {

  private final Responsibilities responsibilities;
  private final Members members;
  private final InvitedPeople invited;
  private final MakersKeys keys;
  private final Users users;
  private final ForgetActor forgetActor;
  private final TransactionOperations transaction;

  EraseUser(
      Responsibilities responsibilities,
      Members members,
      InvitedPeople invited,
      MakersKeys keys,
      Users users,
      ForgetActor forgetActor,
      TransactionOperations transaction) {
    super("erase-user", Leaver.class);
    this.responsibilities = responsibilities;
    this.members = members;
    this.invited = invited;
    this.keys = keys;
    this.users = users;
    this.forgetActor = forgetActor;
    this.transaction = transaction;
  }

  record Leaver(UUID userId) {}

  /** A second look, for what was on its way when it was done at once. */
  @Override
  public void run(String id, Leaver leaver) {
    erase(new User.Id(leaver.userId()));
  }

  void erase(User.Id user) {
    keys.follow(user);
    for (Tenant tenant : responsibilities.workspacesOf(user)) {
      CurrentWorkspace.run(tenant, () -> transaction.executeWithoutResult(status -> leave(user)));
    }
    transaction.executeWithoutResult(
        status -> users.lockToChange(user).ifPresent(found -> users.delete(found.leave())));
    forgetActor.run(user);
  }

  private void leave(User.Id user) {
    members.leaveForGood(user);
    invited.forget(user);
  }
}
