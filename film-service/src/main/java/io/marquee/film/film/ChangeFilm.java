package io.marquee.film.film;

import io.marquee.film.project.KnownProjects;
import io.marquee.service.audit.Audit;
import io.marquee.web.CurrentCaller;
import io.marquee.web.IfMatch;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Changes some of a film; a new screenplay becomes a new version. */
@Component
public class ChangeFilm {

  private final Films films;
  private final WriteScreenplay writeScreenplay;
  private final KnownProjects projects;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  ChangeFilm(
      Films films,
      WriteScreenplay writeScreenplay,
      KnownProjects projects,
      TransactionTemplate transaction,
      Clock clock,
      Audit audit) {
    this.films = films;
    this.writeScreenplay = writeScreenplay;
    this.projects = projects;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  /** A new value, which may be none; no {@code To} at all means: leave it. */
  public record To<T>(@Nullable T value) {}

  /** What is null stays as it is. */
  public record Command(
      UUID filmId,
      IfMatch ifMatch,
      UUID changedBy,
      @Nullable String title,
      @Nullable To<UUID> projectId,
      @Nullable To<BigDecimal> budgetLimitUsd,
      @Nullable JsonNode screenplay) {}

  public Film run(Command command) {
    var project = command.projectId() == null ? null : command.projectId().value();
    if (command.projectId() != null) requireReached(project);
    if (project != null) projects.require(project, "/project_id");
    return transaction.execute(status -> change(command));
  }

  /** A key moves nothing to where it does not reach. */
  private static void requireReached(@Nullable UUID project) {
    CurrentCaller.find().ifPresent(caller -> caller.requireProject(project));
  }

  private Film change(Command command) {
    var now = clock.instant();
    var film = films.getToChange(command.filmId());
    command.ifMatch().check(film.version());
    var before = film.audited();
    if (command.title() != null) film.rename(command.title().strip(), now);
    if (command.projectId() != null) film.moveTo(command.projectId().value(), now);
    if (command.budgetLimitUsd() != null) {
      film.limitBudget(command.budgetLimitUsd().value(), now);
    }
    if (command.screenplay() != null) {
      var screenplay = writeScreenplay.check(command.screenplay());
      writeScreenplay.run(film, screenplay, command.screenplay(), command.changedBy(), now);
    }
    audit.changed("updated", before, film.audited());
    return films.saveAndFlush(film);
  }
}
