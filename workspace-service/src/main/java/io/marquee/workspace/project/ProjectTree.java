package io.marquee.workspace.project;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All projects of the bound workspace as a tree that can be planted elsewhere. */
@Component
public class ProjectTree {

  /**
   * A project in the tree.
   *
   * @param parentId another one of the tree, null at the top
   * @param metadata a JSON object
   */
  public record Node(
      UUID id,
      @Nullable UUID parentId,
      String name,
      String slug,
      Project.Type type,
      String description,
      String metadata) {}

  private final JdbcClient jdbc;
  private final Projects projects;
  private final Clock clock;

  ProjectTree(JdbcClient jdbc, Projects projects, Clock clock) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.clock = clock;
  }

  /** The active projects, parents first; what lies in one that is not active is left out. */
  @Transactional(readOnly = true)
  public List<Node> current() {
    return jdbc.sql(
            """
            with recursive tree as (
              select p.*, 1 as level from projects p where parent_id is null and status = 'ACTIVE'
              union all
              select p.*, level + 1 from projects p join tree on p.parent_id = tree.id where p.status = 'ACTIVE')
            select id, parent_id, name, slug, type, description, metadata::text as metadata
              from tree order by level, created_at, id
            """)
        .query(Node.class)
        .list();
  }

  /** Makes them anew, with ids of their own. */
  @Transactional
  public void plant(List<Node> nodes, UUID createdBy) {
    Map<UUID, UUID> planted = new HashMap<>();
    for (Node node : nodes) {
      UUID id = UuidCreator.getTimeOrderedEpoch();
      projects.saveNamed(
          Project.create(
              id,
              node.parentId() == null ? null : planted.get(node.parentId()),
              new Project.Details(
                  node.name(), node.slug(), node.type(), node.description(), node.metadata()),
              createdBy,
              clock.instant()));
      planted.put(node.id(), id);
    }
  }
}
