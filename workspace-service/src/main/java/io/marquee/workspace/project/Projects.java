package io.marquee.workspace.project;

import io.marquee.web.CurrentCaller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The projects of the current workspace. */
@Transactional(readOnly = true)
interface Projects extends Repository<Project, UUID> {

  Optional<Project> findById(UUID id);

  boolean existsByParentIdAndStatusNot(UUID parentId, Project.Status status);

  /** The project, its parent and so on up to the top. */
  @Query(
      nativeQuery = true,
      value =
          """
          with recursive up (id, parent_id) as (
            select id, parent_id from projects where id = :id and deleted_at is null
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

  /** Saves a project whose name may be taken at its place. */
  default Project saveNamed(Project project) {
    try {
      return saveAndFlush(project);
    } catch (DataIntegrityViolationException taken) {
      throw new ProjectSlugTaken(project.details().slug());
    }
  }

  default Project get(UUID id) {
    return findById(id)
        .filter(project -> !project.isDeleted())
        .orElseThrow(() -> new ProjectNotFound(id));
  }

  /** A deleted project that somebody wants back; one that is not deleted is as good. */
  default Project getDeleted(UUID id) {
    Project project = findById(id).orElseThrow(() -> new ProjectNotFound(id));
    return allowed(project);
  }

  /**
   * A project that somebody wants to change: their own, or they may change those of others; and a
   * key reaches it.
   */
  default Project getToChange(UUID id) {
    return allowed(get(id));
  }

  private static Project allowed(Project project) {
    CurrentCaller.find()
        .ifPresent(
            caller -> {
              caller.requireProject(project.id());
              caller.requireOwn(project.createdBy());
            });
    return project;
  }
}
