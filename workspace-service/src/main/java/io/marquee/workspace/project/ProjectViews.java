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
    return jdbc.sql("select * from projects where id = ? and deleted_at is null")
        .param(id)
        .query(ProjectView::of)
        .optional()
        .orElseThrow(() -> new ProjectNotFound(id));
  }

  /**
   * A page of projects.
   *
   * @param top whether only those that lie in no other
   * @param status without it all but the deleted ones
   */
  Page<ProjectView> list(
      @Nullable UUID parentId,
      boolean top,
      Project.@Nullable Type type,
      Project.@Nullable Status status,
      Paging paging) {
    // An API key lists its own only.
    Set<UUID> reached = CurrentCaller.find().map(Caller::projectIds).orElse(Set.of());
    var found =
        jdbc.sql(
                """
                select * from projects
                 where (:parent::uuid is null or parent_id = :parent::uuid)
                   and (not :top or parent_id is null)
                   and (:type::text is null or type = :type::text)
                   and status = coalesce(:status::text, case when status = 'DELETED' then '' else status end)
                   and (:everywhere or id in (:reached))
                   and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("everywhere", reached.isEmpty())
            .param("reached", reached.isEmpty() ? NONE : reached)
            .param("parent", parentId)
            .param("top", top)
            .param("type", type == null ? null : type.name())
            .param("status", status == null ? null : status.name())
            .params(paging.parameters())
            .query(ProjectView::of)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }
}
