package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Follows the link in the first mail: only who proves an address is written to there. */
record AddressSteps(Client client, Trip trip, String page) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK =
      Pattern.compile("http\\S+/account/verify-email\\?token=(\\S+)");

  Outcome confirm() {
    String list =
        page + "/mails?to=" + URLEncoder.encode(trip.get("email"), StandardCharsets.UTF_8);
    JsonNode mails =
        Eventually.get(
            "mails to " + trip.get("email"),
            "one with a link",
            PATIENCE,
            () -> Client.JSON.readTree(client.text(list)),
            it -> it.size() > 0);
    String mail = page + "/mails/" + mails.get(0).required("id").asString();
    var link = LINK.matcher(client.text(mail + ".txt"));
    Unexpected.unless(link.find(), "mail", "a link to confirm the address", mail);
    String asked = client.text(link.group());
    Unexpected.unless(asked.contains("<form"), link.group(), "a page with a button", asked);
    client.post("/api/v1/auth/email/verify", Map.of("token", link.group(1)), 204);
    return Outcome.of("confirmed by the link in a mail", mail);
  }
}
