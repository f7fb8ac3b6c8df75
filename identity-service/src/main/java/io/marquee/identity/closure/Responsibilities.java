package io.marquee.identity.closure;

import io.marquee.events.Accounts;
import io.marquee.identity.user.User;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What somebody leaves behind in all workspaces. */
@Repository
class Responsibilities {

  private final AcrossWorkspaces across;

  Responsibilities(AcrossWorkspaces across) {
    this.across = across;
  }

  /** A workspace that would be nobody's, or be paid for by nobody. */
  record Orphan(UUID workspaceId, String name, boolean owned) {}

  /** Those that are not deleted; whose account has another admin is paid for on. */
  List<Orphan> orphansOf(User.Id user, boolean accountHasAdmins) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select workspace.workspace_id, workspace.name, member.id is not null as owned
                    from known_workspaces workspace
                    left join memberships member on member.workspace_id = workspace.workspace_id
                      and member.user_id = :user and member.role = 'owner'
                    where workspace.status <> 'deleted'
                      and (member.id is not null or (workspace.account_id = :account and not :admins))
                    order by workspace.name, workspace.workspace_id
                    limit 50
                    """)
                .param("user", user.value())
                .param("account", Accounts.personalAccountOf(user.value()))
                .param("admins", accountHasAdmins)
                .query(Orphan.class)
                .list());
  }

  /** Where there is anything of theirs. */
  List<Tenant> workspacesOf(User.Id user) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select workspace_id, account_id from known_workspaces where workspace_id in (
                      select workspace_id from memberships where user_id = :user
                      union select workspace_id from invitations where accepted_by = :user)
                    """)
                .param("user", user.value())
                .query(Tenant.class)
                .list());
  }
}
