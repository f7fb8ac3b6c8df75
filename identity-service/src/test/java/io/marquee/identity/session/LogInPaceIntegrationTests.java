package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.test.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class LogInPaceIntegrationTests {

  private static final String LOGIN = "/api/v1/auth/login";
  private static final String WRONG = "not the right password";

  @Autowired People people;
  @Autowired Letters letters;
  @Autowired TestDatabase database;
  @Autowired MeterRegistry metrics;

  @Test
  void everyLogInTakesTwoHashesWhoeverItIs() {
    var owner = people.verified();
    var claimant = people.register();
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", owner.email(), WRONG))).isEqualTo(2);
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", owner.email(), People.PASSWORD)))
        .isEqualTo(2);
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", claimant.email(), WRONG))).isEqualTo(2);
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", claimant.email(), People.PASSWORD)))
        .isEqualTo(2);
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", "nobody@example.com", WRONG))).isEqualTo(2);
    assertThat(hashesOf(() -> tryFrom("198.51.100.1", "nonsense", WRONG))).isEqualTo(2);
  }

  @Test
  void registeringTakesOneHashWhetherTheAddressIsTakenOrNot() {
    var owner = people.verified();
    assertThat(hashesOf(() -> register(owner.email()))).isEqualTo(1);
    assertThat(hashesOf(() -> register(People.newAddress()))).isEqualTo(1);
  }

  @Test
  void guessesSlowDownAndTheAnswersAreTheSameForUnknownAddresses() {
    var ada = people.verified();
    String unknown = People.newAddress();
    for (int i = 0; i < 6; i++) {
      assertThat(tryFrom("198.51.100.2", ada.email(), WRONG)).hasStatus(401);
      assertThat(tryFrom("198.51.100.2", unknown, WRONG)).hasStatus(401);
    }
    stretchPauses();
    var known = tryFrom("198.51.100.2", ada.email(), People.PASSWORD);
    var other = tryFrom("198.51.100.2", unknown, People.PASSWORD);
    for (var held : new MvcTestResult[] {known, other}) {
      assertThat(held).hasStatus(429);
      assertThat(people.body(held).at("/code").asString()).isEqualTo("too_many_attempts");
      assertThat(Integer.parseInt(String.valueOf(held.getResponse().getHeader("Retry-After"))))
          .isBetween(50, 61);
    }
    assertThat(hashesOf(() -> tryFrom("198.51.100.2", ada.email(), WRONG))).isZero();
  }

  @Test
  void thePauseGrowsAndEndsByItself() {
    var ada = people.verified();
    for (int i = 0; i < 12; i++) {
      tryFrom("198.51.100.3", ada.email(), WRONG);
      database.update("update service.throttles set free_at = now() - interval '1 second'");
    }
    tryFrom("198.51.100.3", ada.email(), WRONG);
    var held = tryFrom("198.51.100.3", ada.email(), People.PASSWORD);
    assertThat(Integer.parseInt(String.valueOf(held.getResponse().getHeader("Retry-After"))))
        .isBetween(60, 901);
    database.update("update service.throttles set free_at = now() - interval '1 second'");
    assertThat(tryFrom("198.51.100.3", ada.email(), People.PASSWORD)).hasStatusOk();
    assertThat(tryFrom("198.51.100.3", ada.email(), WRONG)).as("all free again").hasStatus(401);
  }

  @Test
  void aThousandAtOnceAreNotAllFree() throws Exception {
    var ada = people.register();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 60)
              .mapToObj(
                  i -> threads.submit(() -> tryFrom("198.51.101." + i, ada.email(), WRONG + i)))
              .toList();
      int tried = 0;
      for (var answer : answers) {
        if (answer.get().getResponse().getStatus() == 401) tried++;
      }
      // A pause of a second may end while so many hashes are made.
      assertThat(tried).isBetween(5, 20);
    }
  }

  @Test
  void whoWasThereBeforeIsNotHeldUpByStrangers() {
    var ada = people.verified();
    String device = People.deviceOf(tryFrom("203.0.113.7", ada.email(), People.PASSWORD));
    String others =
        People.deviceOf(tryFrom("203.0.113.7", people.verified().email(), People.PASSWORD));
    for (int i = 0; i < 6; i++) tryFrom("198.51.100.4", ada.email(), WRONG);
    stretchPauses();
    assertThat(tryFrom("198.51.100.5", ada.email(), People.PASSWORD)).hasStatus(429);
    assertThat(logIn(ada.email(), People.PASSWORD, Map.of("Cookie", others)))
        .as("somebody else's device is a stranger")
        .hasStatus(429);
    assertThat(logIn(ada.email(), People.PASSWORD, Map.of("Cookie", device))).hasStatusOk();
  }

  @Test
  void aStolenDeviceCookieIsSlowedDownLikeAnybody() {
    var ada = people.verified();
    String device = People.deviceOf(tryFrom("203.0.113.7", ada.email(), People.PASSWORD));
    for (int i = 0; i < 6; i++) {
      assertThat(logIn(ada.email(), WRONG, Map.of("Cookie", device))).hasStatus(401);
    }
    stretchPauses();
    assertThat(logIn(ada.email(), WRONG, Map.of("Cookie", device))).hasStatus(429);
    assertThat(tryFrom("198.51.100.6", ada.email(), People.PASSWORD)).hasStatusOk();
  }

  @Test
  void oneNetworkCannotTryManyAccounts() {
    assertThat(tryFrom("198.51.100.7", "somebody@example.org", WRONG)).hasStatus(401);
    database.update("update service.throttles set attempts = 50 where key like 'network:%'");
    assertThat(tryFrom("198.51.100.7", "another@example.org", WRONG)).hasStatus(401);
    stretchPauses();
    assertThat(tryFrom("198.51.100.7", "a.third@example.org", WRONG)).hasStatus(429);
    assertThat(tryFrom("2001:db8:1:2::7", "a.third@example.org", WRONG)).hasStatus(401);
    database.update("delete from service.throttles where key like 'network:%'");
  }

  /** A busy machine takes longer for a hash than the first pauses last. */
  private void stretchPauses() {
    database.update(
        """
        update service.throttles set free_at = now() + interval '1 minute'
         where attempts = case when key like 'network:%' then 51 else 6 end
        """);
  }

  @Test
  void whoTriedPasswordsInVainMayTakeANewOneByMailAndComesInAtOnce() {
    var ada = people.verified();
    for (int i = 0; i < 6; i++) tryFrom("198.51.100.8", ada.email(), WRONG);
    stretchPauses();
    assertThat(tryFrom("198.51.100.8", ada.email(), People.PASSWORD)).hasStatus(429);

    people.post("/api/v1/auth/password/forgot", "{\"email\":\"" + ada.email() + "\"}");
    String token = letters.await(ada.email(), "reset_password").token();
    var reset =
        people.post(
            "/api/v1/auth/password/reset",
            "{\"token\":\"%s\",\"new_password\":\"a wholly new password\"}".formatted(token));
    assertThat(
            logIn(ada.email(), "a wholly new password", Map.of("Cookie", People.deviceOf(reset))))
        .hasStatusOk();
  }

  @Test
  void aLogInFromNowhereSeenIsTold() {
    var ada = people.verified();
    String device = People.deviceOf(tryFrom("203.0.113.7", ada.email(), People.PASSWORD));
    assertThat(letters.to(ada.email(), "new_sign_in")).as("the network is known").isEmpty();
    logIn(ada.email(), People.PASSWORD, Map.of("Cookie", device, "X-Forwarded-For", "192.0.2.1"));
    assertThat(letters.to(ada.email(), "new_sign_in")).as("the device is known").isEmpty();
    tryFrom("192.0.2.99", ada.email(), People.PASSWORD);
    assertThat(letters.to(ada.email(), "new_sign_in"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.variables()).containsEntry("address", "192.0.2.99"));
  }

  @Test
  void noCountHoldsAnAddressInTheClear() {
    tryFrom("198.51.100.9", "readable@example.org", WRONG);
    assertThat(database.rows("select key from service.throttles").toString())
        .contains("login:")
        .doesNotContain("readable")
        .doesNotContain("198.51");
  }

  private MvcTestResult register(String email) {
    return people.post("/api/v1/auth/register", People.registration(email, People.PASSWORD));
  }

  private MvcTestResult tryFrom(String address, String email, String password) {
    return logIn(email, password, Map.of("X-Forwarded-For", address));
  }

  private MvcTestResult logIn(String email, String password, Map<String, String> headers) {
    return people.post(LOGIN, People.credentials(email, password), headers);
  }

  private long hashesOf(Runnable work) {
    double before = hashes();
    work.run();
    return (long) (hashes() - before);
  }

  private double hashes() {
    return metrics.get("marquee.identity.password.hashes").counter().count();
  }
}
