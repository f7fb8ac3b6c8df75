package io.marquee.identity.membership;

import io.marquee.identity.user.User;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What workspace-service told last of the current workspace. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KnownWorkspaces {

  private final JdbcClient jdbc;

  KnownWorkspaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record KnownWorkspace(UUID id, String name, String status, UUID account, User.Id owner) {}

  Optional<String> findName(UUID id) {
    return jdbc.sql("select name from known_workspaces where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  boolean isOpen(UUID id) {
    return jdbc.sql(
            "select exists (select 1 from known_workspaces where id = ? and status <> 'deleted')")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  void put(KnownWorkspace workspace) {
    jdbc.sql(
            """
            insert into known_workspaces (id, name, status, account_id, owner_id)
            values (:id, :name, :status, :account, :owner)
            on conflict (workspace_id, id)
            do update set name = :name, status = :status, account_id = :account, owner_id = :owner
            """)
        .param("id", workspace.id())
        .param("name", workspace.name())
        .param("status", workspace.status())
        .param("account", workspace.account())
        .param("owner", workspace.owner().value())
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from known_workspaces where id = :id").param("id", id).update();
  }
}
