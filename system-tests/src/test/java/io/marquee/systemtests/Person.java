package io.marquee.systemtests;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody with an account.
 *
 * @param client speaks in their name
 */
record Person(String email, String password, String id, Client client) {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static Person register(Suite suite, String name) {
    String email =
        "%s.%d.%d@example.com"
            .formatted(
                name.toLowerCase(java.util.Locale.ROOT),
                System.currentTimeMillis(),
                NUMBER.incrementAndGet());
    String password = "a quiet thought " + System.nanoTime();
    Client stranger = Client.of(suite.gateway());
    var answer =
        stranger
            .post(
                "/api/v1/auth/register",
                Map.of("email", email, "password", password, "full_name", name))
            .is(201);
    return new Person(
        email,
        password,
        answer.json().required("user").required("id").asString(),
        stranger.bearing(answer.text("access_token")));
  }

  /** Registers somebody who then follows the link in the mail. */
  static Person registerVerified(Suite suite, String name) {
    Person person = register(suite, name);
    String link = Mails.link(suite, person.email(), "verify-email", 1);
    Mails.press(suite, link, Map.of()).is(200);
    return person;
  }

  /** Comes in again. */
  static Client logIn(Suite suite, String email, String password) {
    Client stranger = Client.of(suite.gateway());
    var answer =
        stranger.post("/api/v1/auth/login", Map.of("email", email, "password", password)).is(200);
    return stranger.bearing(answer.text("access_token"));
  }
}
