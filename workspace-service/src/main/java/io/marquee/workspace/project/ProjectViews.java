package io.marquee.workspace.project;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the projects of the current workspace. */
@Component
@Transactional(readOnly = true)
class ProjectViews {

  /** SQL knows no empty list. */
  private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

  private final JdbcClient jdbc;

  ProjectViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ProjectView get(UUID id) {
    return jdbc.sql("select * from projects where id = ?")
        .param(id)
        .query(ProjectView::of)
        .optional()
        .orElseThrow(() -> new ProjectNotFound(id));
  }

  Page<ProjectView> list(@Nullable UUID parentId, Project.@Nullable Type type, Paging paging) {
    // An API key lists its own only.
    Set<UUID> reached = CurrentCaller.find().map(Caller::projectIds).orElse(Set.of());
    var found =
        jdbc.sql(
                """
                select * from projects
                 where (:parent::uuid is null or parent_id = :parent::uuid)
                   and (:type::text is null or type = :type::text)
                   and (:everywhere or id in (:reached))
                   and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("everywhere", reached.isEmpty())
            .param("reached", reached.isEmpty() ? NONE : reached)
            .param("parent", parentId)
            .param("type", type == null ? null : type.name())
            .params(paging.parameters())
            .query(ProjectView::of)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }
}
