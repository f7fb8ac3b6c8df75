package io.marquee.film.film;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.project.KnownProjects;
import io.marquee.service.audit.Audit;
import io.marquee.web.CurrentCaller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Plans a film, with or without its screenplay. */
@Component
public class CreateFilm {

  private final Films films;
  private final WriteScreenplay writeScreenplay;
  private final KnownProjects projects;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  CreateFilm(
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

  /**
   * @param screenplay as written; checked here
   */
  public record Command(
      String title,
      @Nullable UUID projectId,
      @Nullable JsonNode screenplay,
      @Nullable BigDecimal budgetLimitUsd,
      UUID createdBy) {}

  public Film run(Command command) {
    CurrentCaller.find().ifPresent(caller -> caller.requireProject(command.projectId()));
    if (command.projectId() != null) projects.require(command.projectId(), "/project_id");
    return transaction.execute(status -> create(command));
  }

  private Film create(Command command) {
    var now = clock.instant();
    var content = command.screenplay();
    var screenplay = content == null ? null : writeScreenplay.check(content);
    var film =
        films.saveAndFlush(
            Film.plan(
                UuidCreator.getTimeOrderedEpoch(),
                command.title().strip(),
                command.projectId(),
                command.budgetLimitUsd(),
                command.createdBy(),
                now));
    if (content != null && screenplay != null) {
      writeScreenplay.run(film, screenplay, content, command.createdBy(), now);
      film = films.saveAndFlush(film);
    }
    audit.created(film.audited());
    return film;
  }
}
