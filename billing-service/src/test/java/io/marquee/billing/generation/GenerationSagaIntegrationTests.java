package io.marquee.billing.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.billing.Api;
import io.marquee.billing.BillingTest;
import io.marquee.billing.MovableClock;
import io.marquee.billing.TestAccount;
import io.marquee.billing.ledger.Balance;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.billing.reservation.ExpireReservations;
import io.marquee.billing.reservation.RequestCredits;
import io.marquee.billing.reservation.Reservation;
import io.marquee.events.Event;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.ReservationSnapshot;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.billing.UsageRejected;
import io.marquee.events.billing.UsageReleased;
import io.marquee.events.billing.UsageReserved;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmGenerationRequested;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.GenerationCancelled;
import io.marquee.events.film.GenerationContinued;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.film.ReservationUnwanted;
import io.marquee.test.Events;
import io.marquee.test.Snapshots;
import io.marquee.test.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingTest
class GenerationSagaIntegrationTests {

  @Autowired private TestAccount.Factory accounts;
  @Autowired private LedgerBalances balances;
  @Autowired private RequestCredits requestCredits;
  @Autowired private ExpireReservations expireReservations;
  @Autowired private MovableClock clock;
  @Autowired private Events events;
  @Autowired private Snapshots snapshots;
  @Autowired private TestDatabase database;
  @Autowired private Api api;

  private final UUID film = UUID.randomUUID();
  private final UUID generation = UUID.randomUUID();
  private final UUID project = UUID.randomUUID();

  @AfterEach
  void putClockRight() {
    clock.putRight();
  }

  @Test
  void reservesThenConfirmsWhatWasUsedAndRefundsTheRest() {
    var account = accounts.unheardOf();
    deliver(account, requested(120, null));
    UsageReserved reserved = said(UsageReserved.class);
    assertThat(reserved.credits()).isEqualTo(120);
    assertThat(balance(account)).isEqualTo(new Balance(1_880, 120, 0));

    deliver(account, generated(90));

    UsageConfirmed confirmed = said(UsageConfirmed.class);
    assertThat(confirmed.reservationId()).isEqualTo(reserved.reservationId());
    assertThat(confirmed.projectId()).isEqualTo(project);
    assertThat(confirmed.credits()).isEqualTo(90);
    assertThat(confirmed.refunded()).isEqualTo(30);
    assertThat(confirmed.costUsd()).isEqualByComparingTo("0.90");
    assertThat(balance(account)).isEqualTo(new Balance(1_910, 0, 90));
    ReservationSnapshot told =
        snapshots.say(
            ReservationEvent.class,
            ReservationSnapshot.class,
            account.tenant(),
            reserved.reservationId());
    assertThat(told.reference()).isEqualTo(generation);
    assertThat(told.projectId()).isEqualTo(project);
    assertThat(told.credits()).isEqualTo(90);
    assertThat(told.costUsd()).isEqualByComparingTo("0.90");
    assertThat(told.confirmedAt()).isBeforeOrEqualTo(clock.instant());
    assertThat(usage(account))
        .isEqualTo(Map.of("credits", "90.000", "films", "1.000", "render_seconds", "21.000"));
    assertThat(events.published(EntitlementsState.class, account.id()))
        .extracting(EntitlementsState::creditsAvailable)
        .containsExactly(1_880L, 1_910L);
    assertThat(api.get(account.treasurer(), "/w/{w}/usage", account.workspace()))
        .hasStatus(200)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"plan": "team", "cost_usd": 0.90,
             "meters": [{"meter": "credits", "used": 90, "included": 2000, "percent": 4.5},
                        {"meter": "films", "used": 1, "included": 250, "percent": 0.4},
                        {"meter": "render_seconds", "used": 21, "included": 24000, "percent": 0.1}],
             "credits": {"used": 90, "held": 0, "available": 1910, "included": 2000},
             "projects": [{"project_id": "%s", "credits": 90, "cost_usd": 0.90}]}
            """
                .formatted(project));
    assertThat(api.get(account.treasurer(), "/w/{w}/ledger", account.workspace()))
        .hasStatus(200)
        .bodyJson()
        .extractingPath("$.items[*].kind")
        .asArray()
        .containsExactly("confirm", "hold", "grant");
    assertThat(api.get(account.treasurer(), "/w/{w}/entitlements", account.workspace()))
        .hasStatus(200)
        .bodyJson()
        .isLenientlyEqualTo(
            "{\"credits_available\": 1910, \"plan\": \"team\", \"status\": \"trialing\", \"seats\": 10}");
  }

  @Test
  void rejectsWhatThereIsNoCreditForAndGoesOnRejectingIt() {
    var account = accounts.with(100);
    deliver(account, requested(101, null));

    UsageRejected rejected = said(UsageRejected.class);

    assertThat(rejected.code()).isEqualTo("insufficient_credits");
    assertThat(rejected.available()).isEqualTo(100);
    assertThat(rejected.detail()).contains("101 credits are needed and 100 are left");
    assertThat(balance(account).held()).isZero();

    deliver(account, requested(50, null));
    deliver(account, new ReservationUnwanted(film, generation, rejected.reservationId()));
    settle(account);
    assertThat(saidAll()).hasSize(1);
    assertThat(balance(account).held()).isZero();
  }

  @Test
  void rejectsWhatMayCostMoreThanItsLimit() {
    var account = accounts.onTrial();
    deliver(account, requested(120, new BigDecimal("1.19")));

    assertThat(said(UsageRejected.class).code()).isEqualTo("budget_exceeded");
  }

  @Test
  void aFailedGenerationPaysForWhatItUsedOnly() {
    var account = accounts.onTrial();
    deliver(account, requested(120, null));
    deliver(account, failed(20));

    UsageConfirmed confirmed = said(UsageConfirmed.class);

    assertThat(confirmed.credits()).isEqualTo(20);
    assertThat(confirmed.refunded()).isEqualTo(100);
    assertThat(balance(account)).isEqualTo(new Balance(1_980, 0, 20));
    assertThat(usage(account)).isEqualTo(Map.of("credits", "20.000"));
  }

  @Test
  void aGenerationThatUsedNothingIsReleased() {
    var account = accounts.onTrial();
    deliver(account, requested(120, null));
    deliver(account, new GenerationCancelled(film, generation, null, 0));

    UsageReleased released = said(UsageReleased.class);

    assertThat(released.reason()).isEqualTo("cancelled");
    assertThat(released.credits()).isEqualTo(120);
    assertThat(balance(account)).isEqualTo(new Balance(2_000, 0, 0));
  }

  @Test
  void anAnswerThatCameTooLateIsReleased() {
    var account = accounts.onTrial();
    deliver(account, requested(120, null));
    UUID reservation = said(UsageReserved.class).reservationId();
    deliver(account, new ReservationUnwanted(film, generation, reservation));

    assertThat(said(UsageReleased.class).reason()).isEqualTo("unwanted");
    assertThat(balance(account).held()).isZero();
  }

  @Test
  void hearsTheSameTwiceAndChargesOnce() {
    var account = accounts.onTrial();
    UUID id = UUID.randomUUID();
    events.deliver(id, requested(120, null), account.tenant(), 1);
    events.deliver(id, requested(120, null), account.tenant(), 1);
    deliver(account, requested(120, null)); // the same facts in an event of their own
    deliver(account, generated(90));
    deliver(account, generated(90));
    settle(account);

    assertThat(saidAll()).hasSize(2);
    assertThat(balance(account)).isEqualTo(new Balance(1_910, 0, 90));
    assertThat(usage(account)).containsEntry("credits", "90.000").containsEntry("films", "1.000");
  }

  @Test
  void aFilmThatComesBeforeItsRequestIsPaidForAndTheRequestHoldsNothing() {
    var account = accounts.onTrial();
    deliver(account, generated(90));
    assertThat(said(UsageConfirmed.class).credits()).isEqualTo(90);

    deliver(account, requested(120, null));
    settle(account);

    assertThat(saidAll()).hasSize(1);
    assertThat(balance(account)).isEqualTo(new Balance(1_910, 0, 90));
  }

  @Test
  void aFailureThatComesBeforeItsRequestLeavesNothingHeld() {
    var account = accounts.onTrial();
    deliver(account, failed(0));
    deliver(account, requested(120, null));
    settle(account);

    assertThat(saidAll()).isEmpty();
    assertThat(balance(account)).isEqualTo(new Balance(2_000, 0, 0));
  }

  @Test
  void aFilmThatOutlivedItsReservationIsPaidForAsFarAsTheBalanceGoes() {
    var account = accounts.with(100);
    deliver(account, requested(80, null));
    UUID reservation = said(UsageReserved.class).reservationId();
    clock.putForwardBy(Duration.ofMinutes(16));
    expireReservations.run();
    assertThat(said(UsageReleased.class).reason()).isEqualTo("expired");
    account.run(
        () ->
            requestCredits.run(
                new RequestCredits.Command(
                    UUID.randomUUID(), null, 60, Reservation.LIFETIME, null)));

    deliver(
        account,
        new GenerationContinued(
            film, generation, reservation, 5)); // too late to hold anything again
    deliver(account, generated(70));

    UsageConfirmed confirmed = said(UsageConfirmed.class);
    assertThat(confirmed.reservationId()).isEqualTo(reservation);
    assertThat(confirmed.credits()).isEqualTo(40);
    assertThat(confirmed.refunded()).isZero();
    assertThat(balance(account)).isEqualTo(new Balance(0, 60, 1_940));
    assertThat(database.count("shared.reservations where id = ? and written_off = 30", reservation))
        .isEqualTo(1);
  }

  @Test
  void extendsWhatGoesOn() {
    var account = accounts.onTrial();
    deliver(account, requested(120, null));
    UUID reservation = said(UsageReserved.class).reservationId();
    database.update(
        "update shared.reservations set expires_at = now() + interval '1 minute' where id = ?",
        reservation);

    deliver(account, new GenerationContinued(film, generation, reservation, 3));

    await()
        .until(
            () ->
                database.count(
                        "shared.reservations where id = ? and expires_at > now() + interval '14 minutes'",
                        reservation)
                    == 1);
  }

  @Test
  void manyFilmsAtOnceNeverOverdrawTheBalance() {
    var account = accounts.with(500);
    var generations = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
    for (UUID one : generations) {
      deliver(
          account,
          new FilmGenerationRequested(
              UUID.randomUUID(), one, null, "One of many", 75, null, 6, List.of("16:9")));
    }

    await()
        .until(
            () ->
                database.count(
                        "shared.reservations where account_id = ? and workspace_id = ?",
                        account.id(),
                        account.workspace())
                    == 20);
    assertThat(events.published(UsageReserved.class))
        .filteredOn(event -> generations.contains(event.reference()))
        .hasSize(6);
    assertThat(events.published(UsageRejected.class))
        .filteredOn(event -> generations.contains(event.reference()))
        .hasSize(14);
    assertThat(balance(account)).isEqualTo(new Balance(50, 450, 1_500));
  }

  private FilmGenerationRequested requested(long credits, @Nullable BigDecimal limit) {
    return new FilmGenerationRequested(
        film, generation, project, "Launch", credits, limit, 6, List.of("16:9", "9:16"));
  }

  private FilmGenerated generated(long credits) {
    return new FilmGenerated(
        film,
        generation,
        UUID.randomUUID(),
        project,
        "Launch",
        10_500,
        List.of(variant("16:9"), variant("9:16")),
        "poster.jpg",
        credits,
        null);
  }

  private static GeneratedVariant variant(String aspect) {
    return new GeneratedVariant(
        UUID.randomUUID(), aspect, "film.mp4", "video/mp4", 1_000, 1280, 720, 10_500, "00");
  }

  private GenerationFailed failed(long credits) {
    return new GenerationFailed(
        film,
        generation,
        null,
        project,
        "Launch",
        "render_failed",
        "shot",
        "opening",
        "It failed.",
        credits);
  }

  private void deliver(TestAccount account, Event event) {
    events.deliver(event, account.tenant());
  }

  /**
   * Waits until everything that was delivered about the film has been heard: one more event is, and
   * it comes last.
   */
  private void settle(TestAccount account) {
    UUID last = UUID.randomUUID();
    deliver(
        account,
        new FilmGenerationRequested(film, last, project, "Last", 0, null, 1, List.of("16:9")));
    await().until(() -> database.count("shared.reservations where reference = ?", last) == 1);
  }

  private <E extends ReservationEvent> E said(Class<E> type) {
    return await()
        .until(
            () ->
                events.published(type).stream()
                    .filter(event -> referenceOf(event).equals(generation))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private List<ReservationEvent> saidAll() {
    return Stream.of(
            UsageReserved.class, UsageRejected.class, UsageConfirmed.class, UsageReleased.class)
        .<ReservationEvent>flatMap(type -> events.published(type).stream())
        .filter(event -> referenceOf(event).equals(generation))
        .toList();
  }

  private static UUID referenceOf(ReservationEvent event) {
    return switch (event) {
      case UsageReserved said -> said.reference();
      case UsageRejected said -> said.reference();
      case UsageConfirmed said -> said.reference();
      case UsageReleased said -> said.reference();
      case ReservationSnapshot said -> said.reference();
    };
  }

  private Balance balance(TestAccount account) {
    return account.call(balances::get);
  }

  private Map<String, String> usage(TestAccount account) {
    return database
        .rows(
            "select meter, sum(amount)::text as n from shared.usage_events where workspace_id = ? group by meter",
            account.workspace())
        .stream()
        .collect(Collectors.toMap(row -> (String) row.get("meter"), row -> (String) row.get("n")));
  }
}
