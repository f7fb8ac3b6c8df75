package io.marquee.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.test.ProbeJob.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

@MarqueeTest
class JobsIntegrationTests {

  @Autowired private Jobs jobs;
  @Autowired private ProbeJob job;
  @Autowired private TestDatabase database;
  @Autowired private TransactionTemplate transactions;

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final String id = UUID.randomUUID().toString();

  @Test
  void runsWithTheTenantOfItsSchedulingBoundAndSeesThatTenantsRowsOnly() {
    String mine = addThing(tenant);
    addThing(Tenant.workspace(UUID.randomUUID(), UUID.randomUUID()));

    schedule(id, new Piece(0), Instant.now());

    awaitDone(id);
    assertThat(job.runs(id))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.tenant()).isEqualTo(tenant);
              assertThat(run.titles()).containsExactly(mine);
              assertThat(run.cause()).isEmpty();
            });
  }

  @Test
  void isNotThereWhenTheTransactionThatScheduledItIsRolledBack() {
    inTransaction(() -> jobs.schedule(job, id, new Piece(0), Instant.now()), true);

    assertThat(stored(id)).isZero();
    String later = UUID.randomUUID().toString();
    schedule(later, new Piece(0), Instant.now());
    awaitDone(later);
    assertThat(job.runs(id)).isEmpty();
  }

  /** As Spring's tests do with a service between two classes. */
  @Test
  void isRunByAServiceThatWasStoppedAndStarted() {
    SmartLifecycle worker = (SmartLifecycle) jobs;
    worker.stop();
    schedule(id, new Piece(0), Instant.now());
    worker.start();

    awaitDone(id);
    assertThat(job.runs(id)).hasSize(1);
  }

  @Test
  void isTriedAgainAfterThePauseThatItAsksFor() {
    schedule(id, new Piece(1), Instant.now());

    awaitDone(id);
    assertThat(job.runs(id)).hasSize(2).allMatch(run -> run.tenant().equals(tenant));
    assertThat(Duration.between(job.runs(id).getFirst().at(), job.runs(id).getLast().at()))
        .isGreaterThanOrEqualTo(ProbeJob.PAUSE);
    assertThat(job.givenUp(id)).isEmpty();
  }

  @Test
  void isGivenUpOnceWhenItAsksForNoFurtherTry() {
    schedule(id, new Piece(9), Instant.now());

    awaitDone(id);
    assertThat(job.runs(id)).hasSize(3);
    assertThat(job.givenUp(id))
        .singleElement()
        .satisfies(
            given -> {
              assertThat(given.tenant()).isEqualTo(tenant);
              assertThat(given.piece()).isEqualTo(new Piece(9));
              assertThat(given.cause())
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage("no luck");
            });
  }

  @Test
  void isFollowedByAnotherWhenItIsAskedForWhileItRuns() {
    String again = id + " again 1";
    job.whileRunning(id, () -> schedule(id, new Piece(0), Instant.now()));
    schedule(id, new Piece(0), Instant.now());

    awaitDone(id);
    awaitDone(again);
    assertThat(job.runs(id)).hasSize(1);
    assertThat(job.runs(again)).singleElement().extracting(ProbeJob.Run::tenant).isEqualTo(tenant);
  }

  /** It begins and ends between any two looks at it. */
  @Test
  void isAskedForAtAnyMomentOfItsRunsWithoutAFailure() {
    for (int n = 0; n < 300; n++) schedule(id, new Piece(0), Instant.now());

    await()
        .until(
            () ->
                database.count("service.scheduled_jobs where task_instance like ?", id + "%") == 0);
  }

  @Test
  void canBeCancelledWhileItWaits() {
    schedule(id, new Piece(0), Instant.now().plus(Duration.ofHours(1)));
    assertThat(stored(id)).isOne();

    inTransaction(() -> jobs.cancel(job, id), false);

    assertThat(stored(id)).isZero();
    assertThat(job.runs(id)).isEmpty();
  }

  @Test
  void runsInTheNameOfTheEventThatLedToIt() throws Exception {
    var cause =
        new EventEnvelope(
            UUID.randomUUID(),
            "film.generated.v1",
            "/marquee/film",
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            UUID.randomUUID(),
            tenant.workspaceId(),
            tenant.accountId(),
            "user:" + UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            7,
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    CurrentEvent.call(
        cause,
        () -> {
          schedule(id, new Piece(1), Instant.now());
          return true;
        });

    awaitDone(id);
    assertThat(job.runs(id)).hasSize(2).allSatisfy(run -> assertThat(run.cause()).contains(cause));
  }

  private void schedule(String piece, Piece data, Instant at) {
    inTransaction(() -> jobs.schedule(job, piece, data, at), false);
  }

  private void inTransaction(Runnable work, boolean rollBack) {
    CurrentWorkspace.run(
        tenant,
        () ->
            transactions.executeWithoutResult(
                status -> {
                  work.run();
                  if (rollBack) status.setRollbackOnly();
                }));
  }

  private String addThing(Tenant owner) {
    String title = "thing " + UUID.randomUUID();
    database.update(
        "insert into shared.things (workspace_id, id, title) values (?, gen_random_uuid(), ?)",
        Objects.requireNonNull(owner.workspaceId()),
        title);
    return title;
  }

  /** A piece leaves the table when it has run or was given up. */
  private void awaitDone(String piece) {
    await().until(() -> !job.runs(piece).isEmpty() && stored(piece) == 0);
  }

  private long stored(String piece) {
    return database.count("service.scheduled_jobs where task_instance = ?", piece);
  }
}
