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

  record KnownWorkspace(UUID id, String name, String status, User.Id owner) {}

  /** Who was the owner when it was last told. */
  Optional<User.Id> findOwner(UUID id) {
    return jdbc.sql("select owner_id from known_workspaces where id = :id")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .map(User.Id::new);
  }

  void put(KnownWorkspace workspace) {
    jdbc.sql(
            """
            insert into known_workspaces (id, name, status, owner_id)
            values (:id, :name, :status, :owner)
            on conflict (workspace_id, id)
            do update set name = :name, status = :status, owner_id = :owner
            """)
        .param("id", workspace.id())
        .param("name", workspace.name())
        .param("status", workspace.status())
        .param("owner", workspace.owner().value())
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from known_workspaces where id = :id").param("id", id).update();
  }
}
