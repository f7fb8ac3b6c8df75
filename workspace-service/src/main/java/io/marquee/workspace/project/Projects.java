package io.marquee.workspace.project;

import io.marquee.web.CurrentCaller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The projects of the current workspace. */
@Transactional(readOnly = true)
interface Projects extends Repository<Project, UUID> {

  Optional<Project> findById(UUID id);

  boolean existsByParentId(UUID parentId);

  /** The project, its parent and so on up to the top. */
  @Query(
      nativeQuery = true,
      value =
          """
          with recursive up (id, parent_id) as (
            select id, parent_id from projects where id = :id
            union select p.id, p.parent_id from projects p join up on p.id = up.parent_id)
          select id from up
          """)
  List<UUID> pathUpFrom(UUID id);

  /** How many levels the project's subtree has, itself included. */
  @Query(
      nativeQuery = true,
      value =
          """
          with recursive down (id, level) as (
            select id, 1 from projects where id = :id
            union all select p.id, level + 1 from projects p join down on p.parent_id = down.id where level < 100)
          select coalesce(max(level), 0) from down
          """)
  int levelsBelow(UUID id);

  @Transactional
  Project saveAndFlush(Project project);

  @Transactional
  void delete(Project project);

  @Transactional
  void flush();

  default Project get(UUID id) {
    return findById(id).orElseThrow(() -> new ProjectNotFound(id));
  }

  /**
   * A project that somebody wants to change: their own, or they may change those of others; and a
   * key reaches it.
   */
  default Project getToChange(UUID id) {
    Project project = get(id);
    CurrentCaller.find()
        .ifPresent(
            caller -> {
              caller.requireProject(id);
              caller.requireOwn(project.createdBy());
            });
    return project;
  }
}
