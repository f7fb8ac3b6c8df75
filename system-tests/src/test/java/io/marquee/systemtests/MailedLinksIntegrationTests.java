package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do who have nothing but a mail program and a browser. */
@ExtendWith(SuiteExtension.class)
class MailedLinksIntegrationTests {
  private final Suite suite;

  MailedLinksIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void anAddressIsProvenByTheLinkInTheMail() {
    Person rosalind = Person.register(suite, "Rosalind");
    assertThat(isVerified(rosalind)).isFalse();
    String link = Mails.link(suite, rosalind.email(), "verify-email", 1);
    assertThat(link).startsWith(suite.gateway());

    Mails.press(suite, link, Map.of()).is(200);
    assertThat(isVerified(rosalind)).isTrue();
    Mails.press(suite, link, Map.of()).is(422);
  }

  @Test
  void aForgottenPasswordIsReplacedByTheLinkInTheMail() {
    Person barbara = Person.registerVerified(suite, "Barbara");
    Client browser = Client.of(suite.gateway());
    browser.submit("/account/forgot-password", Map.of("email", barbara.email())).is(200);
    String link = Mails.link(suite, barbara.email(), "reset-password", 1);

    Mails.press(suite, link, Map.of("new_password", "too short")).is(422);
    String next = "another quiet thought " + System.nanoTime();
    Mails.press(suite, link, Map.of("new_password", next)).is(200);
    Mails.press(suite, link, Map.of("new_password", next + "!")).is(422);

    browser
        .post(
            "/api/v1/auth/login", Map.of("email", barbara.email(), "password", barbara.password()))
        .is(401);
    Person.logIn(suite, barbara.email(), next).get("/api/v1/auth/me").is(200);
  }

  @Test
  void whoRegistersAgainIsToldByMailAndNobodyElseIs() {
    Person grete = Person.registerVerified(suite, "Grete");
    Client.of(suite.gateway())
        .post(
            "/api/v1/auth/register",
            Map.of("email", grete.email(), "password", "somebody else's words", "full_name", "Eve"))
        .is(201);
    assertThat(Mails.link(suite, grete.email(), "forgot-password", 1)).startsWith(suite.gateway());
  }

  @Test
  void somebodyNewJoinsByTheLinkInTheMail() {
    Studio studio = Studio.open(suite, "Hedwig");
    String email = "lise." + System.nanoTime() + "@example.com";
    String password = "a patient thought " + System.nanoTime();
    studio.post("/invitations", Map.of("email", email, "role", "editor")).is(201);
    Invitation invitation = Invitation.mailed(suite, email, 1);

    assertThat(invitation.look().is(200).body()).contains("A studio", email);
    invitation.press("/register", Map.of("full_name", "Lise", "new_password", "too short")).is(422);
    invitation.press("/register", Map.of("full_name", "Lise", "new_password", password)).is(200);
    invitation.look().is(410);

    Client lise = Person.logIn(suite, email, password);
    await().atMost(Studio.PATIENCE).until(() -> lise.get(studio.path("/films")).status() == 200);
  }

  @Test
  void whoHasAUserJoinsByTheLinkInTheMail() {
    Studio studio = Studio.open(suite, "Hedwig");
    Person marietta = Person.registerVerified(suite, "Marietta");
    studio.post("/invitations", Map.of("email", marietta.email(), "role", "viewer")).is(201);
    Invitation invitation = Invitation.mailed(suite, marietta.email(), 1);

    invitation.press("/accept", Map.of("password", "not her password")).is(401);
    invitation.press("/accept", Map.of("password", marietta.password())).is(200);
    await()
        .atMost(Studio.PATIENCE)
        .until(() -> marietta.client().get(studio.path("/films")).status() == 200);
  }

  private static boolean isVerified(Person person) {
    return person
        .client()
        .get("/api/v1/auth/me")
        .is(200)
        .json()
        .required("user")
        .required("email_verified")
        .asBoolean();
  }
}
