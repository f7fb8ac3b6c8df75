package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A post with the film on the feed, which every workspace has from the start. */
record PostSteps(Client client, Trip trip) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int A_FEW_BYTES = 64;
  private static final int PARTIAL = 206;

  Outcome publish() {
    String post =
        trip.keep(
            "post_id",
            client
                .post(
                    trip.inWorkspace("/posts"),
                    Map.of(
                        "title",
                        FilmSteps.TITLE,
                        "description",
                        "Made, paid for and published in one go.",
                        "film_id",
                        trip.get("film_id"),
                        "social_account_ids",
                        List.of(feedAccount())),
                    201)
                .required("id")
                .asString());
    awaitValid(post);
    client.post(trip.inWorkspace("/posts/" + post + "/publish"), Map.of(), 202);
    JsonNode publication =
        Eventually.get(
            "publication", "published", PATIENCE, this::publication, it -> isDone(it, "published"));
    trip.keep("publication_id", publication.required("id").asString());
    String url = trip.keep("publication_url", publication.required("url").asString());
    return Outcome.of("on the feed", url);
  }

  private String feedAccount() {
    for (JsonNode account : client.get(trip.inWorkspace("/social-accounts")).required("items")) {
      if (account.required("platform").asString().equals("feed"))
        return account.required("id").asString();
    }
    throw new Unexpected("social accounts", "the feed", "none");
  }

  /** Publishing hears of the film by an event, as everybody else. */
  private void awaitValid(String post) {
    Eventually.get(
        "validation of the post",
        "no errors",
        PATIENCE,
        () -> client.post(trip.inWorkspace("/posts/" + post + "/validate"), Map.of(), 200),
        it -> it.required("valid").asBoolean());
  }

  private JsonNode publication() {
    return client
        .get(trip.inWorkspace("/publications?film_id=" + trip.get("film_id")))
        .required("items")
        .path(0);
  }

  private static boolean isDone(JsonNode publication, String status) {
    String found = publication.path("status").asString("");
    Unexpected.unless(
        !found.equals("failed") && !found.equals("unknown"), "publication", status, publication);
    return found.equals(status);
  }

  /** As a stranger with a podcast player would. */
  Outcome lookAtFeed(Path work) {
    String feed = trip.keep("feed_url", client.url("/feeds/" + trip.get("workspace_id") + ".xml"));
    String xml = client.text(feed);
    String media = client.url("/media/" + trip.get("publication_id") + ".mp4");
    trip.keep("media_url", media);
    Unexpected.unless(xml.contains("<title>" + FilmSteps.TITLE), "feed", "the film's title", xml);
    Unexpected.unless(xml.contains("<enclosure") && xml.contains(media), "feed", media, xml);
    HttpResponse<byte[]> start = client.range(media, A_FEW_BYTES);
    Unexpected.unlessEqual("a range of " + media, PARTIAL, start.statusCode());
    Unexpected.unlessEqual("bytes of the range", A_FEW_BYTES, start.body().length);
    HttpResponse<Path> whole = client.download(media, work.resolve("published.mp4"));
    String type = whole.headers().firstValue("Content-Type").orElse("none");
    Unexpected.unlessEqual("content type of " + media, "video/mp4", type);
    return Outcome.of("an item with its enclosure", feed, media);
  }
}
