package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Looks for the person's mails in the sink. */
record MailSteps(Client client, Trip trip, String page) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Outcome run() {
    String list =
        page + "/mails?to=" + URLEncoder.encode(trip.get("email"), StandardCharsets.UTF_8);
    JsonNode mails =
        Eventually.get(
            "mails to " + trip.get("email"),
            "that the film is ready and that it is published",
            PATIENCE,
            () -> Client.JSON.readTree(client.text(list)),
            it -> has(it, "ready") && has(it, "published"));
    var links = new ArrayList<String>();
    for (JsonNode mail : mails) links.add(page + "/mails/" + mail.required("id").asString());
    trip.keep("mail_url", links.getFirst());
    String text = client.text(links.getFirst());
    Unexpected.unless(text.contains("Ada Lovelace"), "mail", "the person's name", text);
    return new Outcome(mails.size() + " mails", List.copyOf(links));
  }

  private static boolean has(JsonNode mails, String word) {
    for (JsonNode mail : mails) {
      String subject = mail.required("subject").asString();
      if (subject.contains(FilmSteps.TITLE) && subject.contains(word)) return true;
    }
    return false;
  }
}
