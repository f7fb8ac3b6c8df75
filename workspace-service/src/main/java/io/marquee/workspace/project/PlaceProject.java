package io.marquee.workspace.project;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes sure that the projects of a workspace stay a forest, at most {@value #LEVELS} levels high.
 */
@Component
class PlaceProject {

  static final int LEVELS = 10;

  private final Projects projects;
  private final JdbcClient jdbc;

  PlaceProject(Projects projects, JdbcClient jdbc) {
    this.projects = projects;
    this.jdbc = jdbc;
  }

  /** Holds the tree: two changes at once could make a circle that neither sees. */
  void hold() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('projects ' || ?, 0))")
        .param(CurrentWorkspace.id().toString())
        .query()
        .listOfRows();
  }

  /**
   * Goes on only if a project may lie below the parent.
   *
   * @param moved the project that is to lie there with all that is below it, null for a new one
   */
  void check(@Nullable UUID parentId, @Nullable UUID moved) {
    if (parentId == null) return;
    hold();
    List<UUID> up = projects.pathUpFrom(parentId);
    if (up.isEmpty()) throw ProjectMisplaced.noSuchParent(parentId);
    if (moved != null && up.contains(moved)) throw ProjectMisplaced.circle();
    int below = moved == null ? 1 : projects.levelsBelow(moved);
    if (up.size() + below > LEVELS) throw ProjectMisplaced.tooDeep(LEVELS);
  }
}
