package io.marquee.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.UserState;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class VerificationIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void theLinkOfTheMailProvesTheAddressOnce() {
    var ada = people.register();
    var mail = letters.await(ada.email(), "verify_email");
    assertThat(mail.name()).as("a stranger may have typed it").isEmpty();
    assertThat(mail.link()).startsWith("http://localhost:8080/account/verify-email?token=mqv_");

    assertThat(verify(mail.token())).hasStatus(204);
    assertThat(events.published(UserState.class, ada.userId()))
        .extracting(UserState::emailVerified)
        .containsExactly(false, true);
    assertThat(
            people
                .body(people.get(ada, "/api/v1/auth/me"))
                .at("/user/email_verified")
                .asBoolean(false))
        .isTrue();

    var again = verify(mail.token());
    assertThat(again).hasStatus(422);
    assertThat(people.body(again).at("/errors/0/code").asString()).isEqualTo("token_invalid");
  }

  @Test
  void theLinkIsStoredAsAHashAndDiesAfterADay() {
    var ada = people.register();
    var mail = letters.await(ada.email(), "verify_email");
    var stored =
        database.rows(
            "select encode(hash, 'escape') as hash, expires_at - issued_at as life from service.mail_tokens where user_id = ?",
            ada.userId());
    assertThat(stored.toString()).doesNotContain(mail.token());
    assertThat(
            database.count(
                "service.mail_tokens where user_id = ? and expires_at - issued_at = interval '24 hours'",
                ada.userId()))
        .isOne();
    assertThat(
            database.count(
                "service.outbox where payload like '%' || ? || '%' or payload like '%' || ? || '%'",
                mail.token(), "account/verify-email"))
        .as("nobody reads it in an event")
        .isZero();

    database.update(
        "update service.mail_tokens set expires_at = now() where user_id = ?", ada.userId());
    assertThat(verify(mail.token())).hasStatus(422);
  }

  @Test
  void ofManyWhoClaimAnAddressOneProvesIt() throws Exception {
    String address = People.newAddress();
    for (int i = 0; i < 3; i++) {
      people.post("/api/v1/auth/register", People.registration(address, People.PASSWORD));
    }
    letters.await(address, "verify_email", 3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          letters.to(address, "verify_email").stream()
              .map(mail -> threads.submit(() -> verify(mail.token())))
              .toList();
      int proved = 0;
      for (var answer : answers) {
        assertThat(answer.get().getResponse().getStatus()).isIn(204, 422);
        if (answer.get().getResponse().getStatus() == 204) proved++;
      }
      assertThat(proved).isEqualTo(1);
    }
    assertThat(
            database.count(
                "service.users where email_key = ? and email_verified_at is not null", address))
        .isOne();
  }

  @Test
  void asksAgainButNotTooOften() {
    var ada = people.register();
    letters.await(ada.email(), "verify_email");
    assertThat(people.post(ada, "/api/v1/auth/email/resend", "")).hasStatus(202);
    var second = letters.await(ada.email(), "verify_email", 2);
    assertThat(people.post(ada, "/api/v1/auth/email/resend", "")).hasStatus(202);
    assertThat(people.post(ada, "/api/v1/auth/email/resend", "")).hasStatus(202);
    // The fourth begins a pause.
    assertThat(people.post(ada, "/api/v1/auth/email/resend", "")).hasStatus(202);
    var held = people.post(ada, "/api/v1/auth/email/resend", "");
    assertThat(held).hasStatus(429);
    assertThat(held.getResponse().getHeader("Retry-After")).isNotNull();

    assertThat(verify(second.token())).hasStatus(204);
    assertThat(people.post(ada, "/api/v1/auth/email/resend", "")).hasStatus(409);
  }

  @Test
  void theMailLeadsToAPageThatProvesNothingUntilTheButtonIsPressed() {
    var ada = people.register();
    var mail = letters.await(ada.email(), "verify_email");
    String link = mail.link().replace("http://localhost:8080", "");
    for (int i = 0; i < 2; i++) {
      var page = mvc.get().uri(link).exchange();
      assertThat(page).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
      assertThat(page.getResponse().getHeader("Content-Security-Policy"))
          .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page).bodyText().contains(mail.token()).doesNotContain("<script");
    }
    assertThat(events.published(UserState.class, ada.userId())).hasSize(1);

    assertThat(press(mail.token())).hasStatusOk().bodyText().contains("is confirmed");
    assertThat(events.published(UserState.class, ada.userId())).hasSize(2);
    assertThat(press(mail.token())).hasStatus(422).bodyText().contains("has been used");
  }

  @Test
  void aPageShowsWhatItIsGivenAsText() {
    var page =
        mvc.get().uri("/account/verify-email").param("token", "\"><script>alert(1)</script>");
    assertThat(page).bodyText().doesNotContain("<script").contains("&lt;script&gt;");
  }

  private MvcTestResult press(String token) {
    return mvc.post()
        .uri("/account/verify-email")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .param("token", token)
        .exchange();
  }

  private MvcTestResult verify(String token) {
    return people.post("/api/v1/auth/email/verify", "{\"token\":\"%s\"}".formatted(token));
  }

  @Test
  void nonsenseProvesNothing() {
    Stream.of("mqv_nonsense", "x", "mqp_" + "a".repeat(43))
        .forEach(token -> assertThat(verify(token)).hasStatus(422));
  }
}
