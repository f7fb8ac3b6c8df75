package io.marquee.identity.membership;

import io.marquee.tenancy.AcrossWorkspaces;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who belongs to any workspace of an account. */
@Component
public class PeopleOfAccount {

  private final AcrossWorkspaces across;

  PeopleOfAccount(AcrossWorkspaces across) {
    this.across = across;
  }

  /**
   * Lists them.
   *
   * @return the ids of users, each once
   */
  public List<UUID> list(UUID account) {
    return across.read(
        sql ->
            sql.sql(
                    """
                    select distinct member.user_id
                    from known_workspaces workspace
                    join memberships member on member.workspace_id = workspace.workspace_id
                    where workspace.account_id = ? and workspace.status <> 'deleted'
                    """)
                .param(account)
                .query(UUID.class)
                .list());
  }
}
