package io.marquee.identity.membership;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Role;
import io.marquee.identity.user.User;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The workspaces that somebody belongs to: the one question that goes across tenants. */
@Repository
public class MyWorkspaces {

  private final AcrossWorkspaces across;

  MyWorkspaces(AcrossWorkspaces across) {
    this.across = across;
  }

  /**
   * What one is in one of them.
   *
   * @param workspaceId the workspace
   * @param workspaceName its name
   * @param role what one is there: the id of the role
   * @param roleName how that is called
   * @param permissions what one may do there
   */
  public record MyMembership(
      UUID workspaceId,
      String workspaceName,
      String role,
      String roleName,
      List<String> permissions) {}

  /**
   * Lists them, without those that are deleted.
   *
   * @param user whose
   * @return newest first
   */
  public List<MyMembership> list(User.Id user) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select member.workspace_id, workspace.name, member.role, own.id as custom_id,
                           own.name as custom_name, own.base_role, own.permissions
                    from memberships member
                    join known_workspaces workspace on workspace.workspace_id = member.workspace_id
                    left join custom_roles own
                      on own.workspace_id = member.workspace_id and own.id = member.custom_role_id
                    where member.user_id = :user and workspace.status <> 'deleted'
                    order by member.created_at desc, member.id
                    """)
                .param("user", user.value())
                .query(MyWorkspaces::membership)
                .list());
  }

  /**
   * A workspace that somebody belongs to.
   *
   * @param tenant the workspace and who pays for it
   * @param name how it is called
   */
  public record Place(Tenant tenant, String name) {}

  /**
   * Looks for one of them, unless it is deleted.
   *
   * @param user whose
   * @param workspace perhaps no workspace at all
   * @return empty when they do not belong to it
   */
  public Optional<Place> find(User.Id user, UUID workspace) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select workspace.workspace_id, workspace.account_id, workspace.name
                    from memberships member
                    join known_workspaces workspace on workspace.workspace_id = member.workspace_id
                    where member.user_id = :user and member.workspace_id = :workspace
                      and workspace.status <> 'deleted'
                    """)
                .param("user", user.value())
                .param("workspace", workspace)
                .query(MyWorkspaces::place)
                .optional());
  }

  /**
   * The accounts that pay for the workspaces that somebody belongs to, deleted ones included, since
   * they may come back.
   *
   * @param user whose
   * @return their ids
   */
  public Set<UUID> accountsOf(User.Id user) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select distinct workspace.account_id
                    from memberships member
                    join known_workspaces workspace on workspace.workspace_id = member.workspace_id
                    where member.user_id = :user
                    """)
                .param("user", user.value())
                .query(UUID.class)
                .set());
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    UUID workspace = row.getObject("workspace_id", UUID.class);
    UUID account = row.getObject("account_id", UUID.class);
    return new Place(Tenant.workspace(workspace, account), row.getString("name"));
  }

  private static MyMembership membership(ResultSet row, int number) throws SQLException {
    GrantedRole role = role(row);
    return new MyMembership(
        row.getObject("workspace_id", UUID.class),
        row.getString("name"),
        role.id(),
        role.name(),
        role.permissionCodes());
  }

  private static GrantedRole role(ResultSet row) throws SQLException {
    UUID custom = row.getObject("custom_id", UUID.class);
    if (custom == null) return GrantedRole.of(Role.of(row.getString("role")));
    return GrantedRole.custom(
        custom,
        row.getString("custom_name"),
        row.getString("base_role"),
        List.of((String[]) row.getArray("permissions").getArray()));
  }
}
