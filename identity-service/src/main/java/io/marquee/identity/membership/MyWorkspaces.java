package io.marquee.identity.membership;

import io.marquee.identity.access.Role;
import io.marquee.identity.user.User;
import io.marquee.tenancy.AcrossWorkspaces;
import java.util.List;
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
   * @param role what one is there
   * @param permissions what one may do there
   */
  public record MyMembership(
      UUID workspaceId, String workspaceName, String role, List<String> permissions) {}

  private record Row(UUID workspaceId, String name, String role) {}

  /**
   * Lists them, without those that are deleted.
   *
   * @param user whose
   * @return newest first
   */
  public List<MyMembership> list(User.Id user) {
    return across
        .read(
            jdbc ->
                jdbc.sql(
                        """
                        select member.workspace_id, workspace.name, member.role
                        from memberships member
                        join known_workspaces workspace on workspace.workspace_id = member.workspace_id
                        where member.user_id = :user and workspace.status <> 'deleted'
                        order by member.created_at desc, member.id
                        """)
                    .param("user", user.value())
                    .query(Row.class)
                    .list())
        .stream()
        .map(row -> new MyMembership(row.workspaceId, row.name, row.role, permissions(row.role)))
        .toList();
  }

  private static List<String> permissions(String role) {
    return Role.of(role).permissionCodes();
  }
}
