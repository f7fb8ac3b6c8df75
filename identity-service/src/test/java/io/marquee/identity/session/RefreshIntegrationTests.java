package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IdentityTest
class RefreshIntegrationTests {

  @Autowired People people;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void eachRefreshGivesAnotherTokenOfTheSameSession() {
    var ada = people.register();
    var next = people.refreshed(ada);
    var last = people.refreshed(next);
    assertThat(Stream.of(ada, next, last).map(People.Person::refreshToken)).doesNotHaveDuplicates();
    assertThat(Stream.of(ada, next, last).map(People.Person::accessToken)).doesNotHaveDuplicates();
    assertThat(Stream.of(ada, next, last).map(People.Person::sessionId).distinct()).hasSize(1);
  }

  @Test
  void aReplayEndsTheWholeFamilyAndIsAnnouncedOnce() {
    var ada = people.register();
    var next = people.refreshed(ada);

    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);
    assertThat(people.refresh(next.refreshToken())).hasStatus(401);
    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);

    assertThat(events.published(SessionRevoked.class, ada.sessionId()))
        .singleElement()
        .satisfies(
            revoked -> {
              assertThat(revoked.userId()).isEqualTo(ada.userId());
              assertThat(revoked.reason()).isEqualTo("replay");
            });
  }

  @Test
  void aReplayEndsNoOtherSession() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    people.refreshed(ada);
    people.refresh(ada.refreshToken());
    assertThat(people.refresh(elsewhere.refreshToken())).hasStatusOk();
  }

  @Test
  void ofAHundredAtTheSameTimeOneWins() throws Exception {
    var ada = people.register();
    var start = new CountDownLatch(1);
    Callable<Integer> refresh =
        () -> {
          start.await();
          return people.refresh(ada.refreshToken()).getResponse().getStatus();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = Stream.generate(() -> threads.submit(refresh)).limit(100).toList();
      start.countDown();
      int won = 0;
      for (var status : statuses) {
        assertThat(status.get()).isIn(200, 401);
        if (status.get() == 200) won++;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(events.published(SessionRevoked.class, ada.sessionId())).hasSize(1);
    assertThat(database.count("service.refresh_tokens where session_id = ?", ada.sessionId()))
        .isEqualTo(2);
  }

  /** Who proves themselves again holds the session first, and then withdraws its token. */
  @Test
  void doesNotWaitForASessionWithItsTokenInHand() throws Exception {
    var ada = people.register();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var refresh =
          transaction.execute(
              status -> {
                jdbc.sql("select id from service.sessions where id = ? for update")
                    .param(ada.sessionId())
                    .query()
                    .singleValue();
                var waiting = threads.submit(() -> people.refresh(ada.refreshToken()));
                await().until(() -> database.count("pg_locks where not granted") > 0);
                jdbc.sql("delete from service.refresh_tokens where session_id = ?")
                    .param(ada.sessionId())
                    .update();
                return waiting;
              });
      assertThat(refresh.get()).hasStatus(401);
    }
  }

  @Test
  void nonsenseIsRefusedAndEndsNothing() {
    var ada = people.register();
    assertThat(people.refresh("mqr_nonsense")).hasStatus(401);
    assertThat(people.body(people.refresh("mqr_nonsense")).at("/code").asString())
        .isEqualTo("refresh_token_invalid");
    assertThat(people.refresh("")).hasStatus(422);
    assertThat(people.refresh(ada.refreshToken())).hasStatusOk();
  }

  @Test
  void anExpiredTokenIsUselessAndNoReplay() {
    var ada = people.register();
    database.update(
        "update service.refresh_tokens set expires_at = now() where session_id = ?",
        ada.sessionId());
    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);
    assertThat(events.published(SessionRevoked.class, ada.sessionId())).isEmpty();
  }

  @Test
  void aSessionEndsAtItsTimeHoweverBusy() {
    var ada = people.register();
    database.update("update service.sessions set expires_at = now() where id = ?", ada.sessionId());
    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);
  }
}
