package io.marquee.workspace.project;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which films lie in the projects of the current workspace, and which assets these are made of. */
@Component
@Transactional
public class ProjectUse {

  private final JdbcClient jdbc;

  ProjectUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What uses a project.
   *
   * @param projects that lie in it, at any depth
   * @param films of the project itself
   * @param filmsBelow of the projects in it
   * @param assets that its own films are made of
   */
  record Use(UUID projectId, long projects, long films, long filmsBelow, long assets) {}

  /** A film lies in a project; null for none. */
  public void place(UUID film, @Nullable UUID project) {
    if (project == null) {
      jdbc.sql("delete from project_films where id = ?").param(film).update();
      return;
    }
    jdbc.sql(
            """
            insert into project_films (id, project_id) values (:film, :project)
            on conflict (workspace_id, id) do update set project_id = excluded.project_id
            """)
        .param("film", film)
        .param("project", project)
        .update();
  }

  /** A film is made of these assets, and no others. */
  public void madeOf(UUID film, List<UUID> assets) {
    jdbc.sql("delete from project_assets where film_id = ?").param(film).update();
    for (UUID asset : assets) {
      jdbc.sql(
              """
              insert into project_assets (film_id, asset_id) values (?, ?)
              on conflict (workspace_id, film_id, asset_id) do nothing
              """)
          .params(film, asset)
          .update();
    }
  }

  @Transactional(readOnly = true)
  long films(UUID project) {
    return jdbc.sql("select count(*) from project_films where project_id = ?")
        .param(project)
        .query(Long.class)
        .single();
  }

  @Transactional(readOnly = true)
  Use of(UUID project) {
    return jdbc.sql(
            """
            with recursive below (id) as (
              select id from projects where parent_id = :project and deleted_at is null
              union all select p.id from projects p join below on p.parent_id = below.id where p.deleted_at is null)
            select :project as project_id,
                   (select count(*) from below) as projects,
                   (select count(*) from project_films where project_id = :project) as films,
                   (select count(*) from project_films f join below on f.project_id = below.id) as films_below,
                   (select count(distinct a.asset_id) from project_films f
                      join project_assets a on a.film_id = f.id where f.project_id = :project) as assets
            """)
        .param("project", project)
        .query(Use.class)
        .single();
  }
}
