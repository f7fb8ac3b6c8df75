package io.marquee.identity.membership;

import io.marquee.identity.audit.PurgeTrail;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A workspace is gone for good, its audit trail too, and nobody belongs to it any more. (One that
 * is deleted and may come back keeps its members: who else could restore it?)
 */
@Service
public class ForgetWorkspace {

  private final KnownWorkspaces workspaces;
  private final Memberships memberships;
  private final PurgeTrail purgeTrail;

  ForgetWorkspace(KnownWorkspaces workspaces, Memberships memberships, PurgeTrail purgeTrail) {
    this.workspaces = workspaces;
    this.memberships = memberships;
    this.purgeTrail = purgeTrail;
  }

  /**
   * Removes its members.
   *
   * @param workspaceId which, also the bound tenant
   * @return how many members it had
   */
  @Transactional
  public long run(UUID workspaceId) {
    List<Membership> members = memberships.findAll();
    for (Membership member : members) memberships.delete(member.leave());
    workspaces.remove(workspaceId);
    purgeTrail.run();
    return members.size();
  }
}
