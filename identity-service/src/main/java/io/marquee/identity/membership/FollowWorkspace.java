package io.marquee.identity.membership;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.access.Role;
import io.marquee.identity.membership.KnownWorkspaces.KnownWorkspace;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps up with a workspace: whoever made it becomes its owner here.
 *
 * <p>Only at first. From then on ownership is handed over here, and workspace-service follows: what
 * it tells of the owner may be old, and must not give it back.
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
   * @param account who pays for it
   * @param owner who owns it
   */
  public record Command(
      UUID workspaceId, String name, String status, UUID account, User.Id owner) {}

  /**
   * Takes it in; again, without effect.
   *
   * @param command the workspace
   */
  @Transactional
  public void run(Command command) {
    workspaces.put(
        new KnownWorkspace(
            command.workspaceId(),
            command.name(),
            command.status(),
            command.account(),
            command.owner()));
    if (memberships.findByRole(Role.OWNER.code()).isEmpty()) join(command.owner());
  }

  private void join(User.Id user) {
    var id = new Membership.Id(UuidCreator.getTimeOrderedEpoch());
    Membership member =
        memberships.saveAndFlush(Membership.join(id, user, Role.OWNER.code(), clock.instant()));
    audit.created(member.audited());
  }
}
