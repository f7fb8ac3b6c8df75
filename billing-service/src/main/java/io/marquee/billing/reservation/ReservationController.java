package io.marquee.billing.reservation;

import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/reservations")
@Requires("billing:manage")
class ReservationController {

  private static final long LONGEST_SECONDS = 86_400;
  private static final long MOST_CREDITS = 1_000_000_000;

  record NewReservation(
      @NotNull @Pattern(regexp = "credits", message = "must be credits") String meter,
      @NotNull @Positive @Max(MOST_CREDITS) Long amount,
      @Positive @Max(LONGEST_SECONDS) @Nullable Long ttlSeconds,
      @NotNull UUID reference,
      @Nullable UUID projectId) {}

  record ReservationExtension(@Positive @Max(LONGEST_SECONDS) @Nullable Long ttlSeconds) {}

  record ReservationConfirmation(@NotNull @PositiveOrZero @Max(MOST_CREDITS) Long amount) {}

  record ReservationView(
      UUID id,
      String meter,
      long amount,
      long amountUsed,
      Reservation.Status status,
      UUID reference,
      @Nullable UUID projectId,
      @Nullable String reason,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant closedAt) {

    static ReservationView of(Reservation reservation) {
      return new ReservationView(
          reservation.id().value(),
          "credits",
          reservation.credits(),
          reservation.creditsUsed(),
          reservation.status(),
          reservation.reference(),
          reservation.projectId(),
          reservation.reason(),
          reservation.createdAt(),
          reservation.expiresAt(),
          reservation.closedAt());
    }
  }

  private final ReserveCredits reserveCredits;
  private final ExtendReservation extendReservation;
  private final ConfirmReservation confirmReservation;
  private final ReleaseReservation releaseReservation;

  ReservationController(
      ReserveCredits reserveCredits,
      ExtendReservation extendReservation,
      ConfirmReservation confirmReservation,
      ReleaseReservation releaseReservation) {
    this.reserveCredits = reserveCredits;
    this.extendReservation = extendReservation;
    this.confirmReservation = confirmReservation;
    this.releaseReservation = releaseReservation;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ReservationView reserve(@Valid @RequestBody NewReservation request) {
    return ReservationView.of(
        reserveCredits.run(
            new RequestCredits.Command(
                request.reference(),
                request.projectId(),
                request.amount(),
                lifetime(request.ttlSeconds()),
                null)));
  }

  @PostMapping("/{id}/extend")
  ReservationView extend(
      @PathVariable UUID id,
      @Valid @RequestBody(required = false) @Nullable ReservationExtension request) {
    Long seconds = request == null ? null : request.ttlSeconds();
    return ReservationView.of(extendReservation.run(new Reservation.Id(id), lifetime(seconds)));
  }

  @PostMapping("/{id}/confirm")
  ReservationView confirm(
      @PathVariable UUID id, @Valid @RequestBody ReservationConfirmation request) {
    return ReservationView.of(confirmReservation.run(new Reservation.Id(id), request.amount()));
  }

  @PostMapping("/{id}/release")
  ReservationView release(@PathVariable UUID id) {
    return ReservationView.of(releaseReservation.run(new Reservation.Id(id)));
  }

  private static Duration lifetime(@Nullable Long seconds) {
    return seconds == null ? Reservation.LIFETIME : Duration.ofSeconds(seconds);
  }
}
