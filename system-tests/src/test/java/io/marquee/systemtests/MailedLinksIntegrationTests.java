package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

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
