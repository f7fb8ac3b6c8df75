package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.audit.AuditRecorded;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.mfa.AuthenticatorApp;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class RefusedLogInsIntegrationTests {

  @Autowired People people;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void aWrongPasswordStandsInTheTrailOfWhomItWasTriedOn() {
    Person ada = people.register();
    people.post("/api/v1/auth/login", People.credentials(ada.email(), "somebody's guess"));
    assertThat(refusals(ada.userId(), "user.log_in_refused"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).as("nobody knows who it was").isEqualTo("service:identity");
              assertThat(entry.after()).isEqualTo(Map.of("method", "password"));
              assertThat(entry.origin()).as("from where").isNotNull();
            });
    people.logIn(ada);
    assertThat(refusals(ada.userId(), "user.log_in_refused"))
        .as("the right one is none")
        .hasSize(1);
  }

  @Test
  void atAnAddressThatNobodyHasItStandsInThePlatformsTrail() {
    String network = "198.51.100.23";
    people.post(
        "/api/v1/auth/login",
        People.credentials("nobody-at-all@example.com", "a guess"),
        Map.of("X-Forwarded-For", network));
    UUID stranger = UUID.nameUUIDFromBytes(network.getBytes(StandardCharsets.UTF_8));
    assertThat(refusals(stranger, "network.log_in_refused")).hasSize(1);
    assertThat(
            database.count(
                "service.outbox where key = ? and account_id = ?", stranger, new UUID(0, 0)))
        .isOne();
  }

  @Test
  void nobodyFillsATrail() {
    Person ada = people.register();
    for (int i = 0; i < 14; i++) {
      database.update("delete from service.throttles where key not like 'told:%'");
      assertThat(people.post("/api/v1/auth/login", People.credentials(ada.email(), "a guess " + i)))
          .hasStatus(401);
    }
    assertThat(refusals(ada.userId(), "user.log_in_refused")).hasSizeBetween(10, 11);
  }

  @Test
  void soDoAWrongCodeAndAWrongProof() {
    Person ada = people.register();
    assertThat(people.post(ada, "/api/v1/auth/step-up", "{\"password\":\"wrong\"}")).hasStatus(422);
    assertThat(refusals(ada.userId(), "user.proof_refused")).hasSize(1);

    AuthenticatorApp.setUp(people, ada);
    String half =
        people
            .body(
                people.post("/api/v1/auth/login", People.credentials(ada.email(), People.PASSWORD)))
            .at("/mfa_token")
            .asString();
    people.post(
        "/api/v1/auth/mfa/verify",
        "{\"mfa_token\":\"%s\",\"method\":\"<b>\",\"code\":\"000000\"}".formatted(half));
    assertThat(refusals(ada.userId(), "user.log_in_refused"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.after()).isEqualTo(Map.of("method", "unknown")));
  }

  private List<AuditRecorded> refusals(UUID target, String action) {
    return events.published(AuditRecorded.class, target).stream()
        .filter(entry -> entry.action().equals(action))
        .toList();
  }
}
