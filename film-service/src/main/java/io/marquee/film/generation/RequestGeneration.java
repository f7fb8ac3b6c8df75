package io.marquee.film.generation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.entitlement.KnownEntitlements;
import io.marquee.film.film.Film;
import io.marquee.film.film.Films;
import io.marquee.film.film.Screenplays;
import io.marquee.film.generation.Generation.Status;
import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.Shot;
import io.marquee.service.audit.Audit;
import io.marquee.service.jobs.Jobs;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a run of rendering; billing decides whether it may start. */
@Component
public class RequestGeneration {

  private final Films films;
  private final Screenplays screenplays;
  private final Generations generations;
  private final Takes takes;
  private final KnownEntitlements entitlements;
  private final Jobs jobs;
  private final GiveUpWaiting giveUpWaiting;
  private final GenerationSettings settings;
  private final Clock clock;
  private final Audit audit;

  RequestGeneration(
      Films films,
      Screenplays screenplays,
      Generations generations,
      Takes takes,
      KnownEntitlements entitlements,
      Jobs jobs,
      GiveUpWaiting giveUpWaiting,
      GenerationSettings settings,
      Clock clock,
      Audit audit) {
    this.films = films;
    this.screenplays = screenplays;
    this.generations = generations;
    this.takes = takes;
    this.entitlements = entitlements;
    this.jobs = jobs;
    this.giveUpWaiting = giveUpWaiting;
    this.settings = settings;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @param budgetLimitUsd most that this run may cost, null for the film's own limit
   */
  public record Command(
      UUID filmId, List<Aspect> aspects, @Nullable BigDecimal budgetLimitUsd, UUID requestedBy) {}

  /** Renders the film as its screenplay is now. */
  @Transactional
  public Generation run(Command command) {
    var film = films.getToChange(command.filmId());
    if (film.screenplayVersion() == 0) throw new ScreenplayMissing(film.id());
    return start(
        film,
        film.screenplayVersion(),
        command.aspects(),
        limit(film, command.budgetLimitUsd()),
        null,
        command.requestedBy());
  }

  /** Renders what an ended run has left; what it finished is kept. */
  @Transactional
  public Generation resume(UUID filmId, UUID generationId, UUID requestedBy) {
    var film = films.getToChange(filmId);
    var ended = generations.get(filmId, generationId);
    if (ended.status().isOpen() || ended.status() == Status.SUCCEEDED) {
      throw new GenerationNotOpen(generationId, ended.status());
    }
    return start(
        film,
        ended.screenplayVersion(),
        ended.aspects(),
        ended.budgetLimitUsd(),
        ended,
        requestedBy);
  }

  private Generation start(
      Film film,
      int screenplayVersion,
      List<Aspect> aspects,
      @Nullable BigDecimal limit,
      @Nullable Generation resumed,
      UUID requestedBy) {
    if (film.status() == Film.Status.GENERATING) throw new GenerationInProgress(film.id());
    var id = UuidCreator.getTimeOrderedEpoch();
    var screenplay = screenplays.get(film.id(), screenplayVersion);
    var price = resumed == null ? price(screenplay) : priceOfRest(resumed);
    if (price > 0 && entitlements.clearlyEmpty()) throw new CreditsExhausted(price);
    check(price, limit);
    var request =
        new Generation.Request(
            film.id(),
            screenplayVersion,
            screenplay.shots().size(),
            aspects,
            price,
            limit,
            resumed == null ? null : resumed.id(),
            requestedBy);
    var generation = generations.saveAndFlush(Generation.request(id, request, clock.instant()));
    audit.created(generation.audited());
    takes.plan(id, screenplay, aspects);
    if (resumed != null) {
      takes.takeOver(resumed.id(), id, resumed.status() == Status.CANCELLED);
    }
    film.generationStarted(id, clock.instant());
    films.save(film);
    jobs.schedule(
        giveUpWaiting,
        id.toString(),
        new GiveUpWaiting.Wait(id),
        clock.instant().plus(settings.reservationTimeout()));
    return generation;
  }

  private static long price(Screenplay screenplay) {
    return screenplay.shots().stream().mapToLong(Shot::credits).sum();
  }

  private long priceOfRest(Generation ended) {
    return Price.ofRest(takes.list(ended.id()), ended.status() == Status.CANCELLED);
  }

  private static void check(long credits, @Nullable BigDecimal limit) {
    var estimate = Credits.inUsd(credits);
    if (limit != null && estimate.compareTo(limit) > 0) throw new BudgetExceeded(estimate, limit);
  }

  private static @Nullable BigDecimal limit(Film film, @Nullable BigDecimal ofRun) {
    return Stream.of(Optional.ofNullable(film.budgetLimitUsd()), Optional.ofNullable(ofRun))
        .flatMap(Optional::stream)
        .min(BigDecimal::compareTo)
        .orElse(null);
  }
}
