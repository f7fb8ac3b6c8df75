package io.marquee.workspace.workspace;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The workspaces; a tenant finds its own only. */
@Transactional(readOnly = true)
interface Workspaces extends Repository<Workspace, UUID> {

  Optional<Workspace> findById(UUID id);

  @Transactional
  Workspace saveAndFlush(Workspace workspace);

  default Workspace get(UUID id) {
    return findById(id).orElseThrow(() -> new WorkspaceNotFound(id));
  }
}
