package io.marquee.events.film;

import io.marquee.events.EventName;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a film rendered; billing answers with UsageReserved or UsageRejected.
 *
 * @param filmId the film
 * @param generationId this run; names the reservation's reference
 * @param projectId the film's project
 * @param title the film's title
 * @param estimatedCredits credits to hold, in whole credits of US$ 0.01
 * @param budgetLimitUsd most that this run may cost in US dollars, null for no limit of its own
 * @param shots number of shots
 * @param variants aspects to make
 */
@EventName("film.generation-requested.v1")
public record FilmGenerationRequested(
    UUID filmId,
    UUID generationId,
    @Nullable UUID projectId,
    String title,
    long estimatedCredits,
    @Nullable BigDecimal budgetLimitUsd,
    int shots,
    List<String> variants)
    implements FilmEvent {}
