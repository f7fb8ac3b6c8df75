package io.marquee.systemtests;

import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who is invited by mail, and comes. */
final class Colleague {
  private static final Pattern PROOF = Pattern.compile("/account/verify-email\\?token=(\\S+)");
  private static final Pattern INVITATION = Pattern.compile("/invitation#(\\S+)");

  private Colleague() {}

  static Person join(Suite suite, Studio studio, String role) {
    Person person = Person.register(suite, "Colette");
    String proof = mailed(suite, person.email(), PROOF);
    person.client().post("/api/v1/auth/email/verify", Map.of("token", proof)).is(204);
    studio.post("/invitations", Map.of("email", person.email(), "role", role)).is(201);
    String token = mailed(suite, person.email(), INVITATION);
    person.client().post("/api/v1/invitations/accept", Map.of("token", token)).is(200);
    // The gateway hears of it by event, and shows nobody a workspace that is not theirs.
    await().until(() -> person.client().get(studio.path("/films")).status() != 404);
    return person;
  }

  /** What the link in a mail ends with, once the mail is there. */
  private static String mailed(Suite suite, String email, Pattern link) {
    return await(link + " in a mail to " + email)
        .atMost(Studio.PATIENCE)
        .until(() -> find(suite, email, link), found -> !found.isEmpty());
  }

  private static String find(Suite suite, String email, Pattern link) {
    Client sink = Client.of(suite.mails());
    String to = URLEncoder.encode(email, StandardCharsets.UTF_8);
    for (String id : Json.each(sink.get("/mails?to=" + to).is(200).json(), "id")) {
      var found = link.matcher(sink.get("/mails/" + id + ".txt").is(200).body());
      if (found.find()) return found.group(1);
    }
    return "";
  }
}
