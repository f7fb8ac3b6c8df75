package io.marquee.identity.membership;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.access.Role;
import io.marquee.identity.membership.KnownWorkspaces.KnownWorkspace;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps up with a workspace: who is told to own it becomes its owner here.
 *
 * <p>Only an owner who is new in what is told counts. Ownership is handed over here; an event that
 * was on its way meanwhile still names the former owner, and must not give it back.
 */
@Service
public class FollowWorkspace {

  private final KnownWorkspaces workspaces;
  private final Memberships memberships;
  private final Clock clock;
  private final Audit audit;

  FollowWorkspace(KnownWorkspaces workspaces, Memberships memberships, Clock clock, Audit audit) {
    this.workspaces = workspaces;
    this.memberships = memberships;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A workspace as it is now.
   *
   * @param workspaceId which, also the bound tenant
   * @param name to show
   * @param status {@code active}, {@code archived} or {@code deleted}
   * @param owner who owns it
   */
  public record Command(UUID workspaceId, String name, String status, User.Id owner) {}

  /**
   * Takes it in; again, without effect.
   *
   * @param command the workspace
   */
  @Transactional
  public void run(Command command) {
    Optional<User.Id> ownerBefore = workspaces.findOwner(command.workspaceId());
    workspaces.put(
        new KnownWorkspace(
            command.workspaceId(), command.name(), command.status(), command.owner()));
    if (!ownerBefore.equals(Optional.of(command.owner()))) own(command.owner());
  }

  private void own(User.Id user) {
    Optional<Membership> former = memberships.findByRole(Role.OWNER.code());
    if (former.map(Membership::userId).equals(Optional.of(user))) return;
    former.ifPresent(owner -> take(owner, Role.ADMIN));
    memberships
        .findByUserId(user)
        .ifPresentOrElse(member -> take(member, Role.OWNER), () -> join(user));
  }

  private void take(Membership member, Role role) {
    var before = member.audited();
    member.take(role);
    memberships.saveAndFlush(member);
    audit.changed("role_changed", before, member.audited());
  }

  private void join(User.Id user) {
    var id = new Membership.Id(UuidCreator.getTimeOrderedEpoch());
    Membership member =
        memberships.saveAndFlush(Membership.join(id, user, Role.OWNER, clock.instant()));
    audit.created(member.audited());
  }
}
