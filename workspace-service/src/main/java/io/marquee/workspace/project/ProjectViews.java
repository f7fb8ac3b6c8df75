package io.marquee.workspace.project;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the projects of the current workspace. */
@Component
@Transactional(readOnly = true)
class ProjectViews {

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
    var found =
        jdbc.sql(
                """
                select * from projects
                 where (:parent::uuid is null or parent_id = :parent::uuid)
                   and (:type::text is null or type = :type::text)
                   and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("parent", parentId)
            .param("type", type == null ? null : type.name())
            .params(paging.parameters())
            .query(ProjectView::of)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }
}
