package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the other services know of the film by then, from events alone. */
record Echoes(Client client, Trip trip, Screenplay screenplay) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Outcome film() {
    JsonNode film =
        Eventually.get(
            "published_platforms of the film",
            "feed",
            PATIENCE,
            () -> client.get(trip.inWorkspace("/films/" + trip.get("film_id"))),
            it -> it.required("published_platforms").size() == 1);
    Unexpected.unlessEqual(
        "published_platforms", "feed", film.required("published_platforms").get(0).asString());
    String at = film.required("published_at").asString("");
    Unexpected.unless(!at.isEmpty(), "published_at", "a time", film);
    return Outcome.of("published on feed at " + at);
  }

  Outcome statistics() {
    var expected =
        new TreeMap<>(
            Map.of(
                "projects",
                1L,
                "films",
                1L,
                "films_generated",
                1L,
                "assets",
                1L,
                "publications",
                1L));
    JsonNode stats =
        Eventually.get(
            "statistics",
            expected + " and $" + cost(),
            PATIENCE,
            () -> client.get("/api/v1/workspaces/" + trip.get("workspace_id") + "/stats"),
            it ->
                expected.entrySet().stream()
                        .allMatch(
                            e -> it.required("totals").path(e.getKey()).asLong() == e.getValue())
                    && isCost(it.required("costs").required("total_spent_usd")));
    return Outcome.of(
        "%s · $%s spent · %s GB stored"
            .formatted(expected, cost(), stats.required("storage").required("used_gb").asString()),
        client.url("/api/v1/workspaces/" + trip.get("workspace_id") + "/stats"));
  }

  Outcome usage() {
    JsonNode usage =
        Eventually.get(
            "usage",
            screenplay.credits() + " credits used, none held",
            PATIENCE,
            () -> client.get(trip.inWorkspace("/usage")),
            it ->
                it.required("credits").required("used").asLong() == screenplay.credits()
                    && it.required("credits").required("held").asLong() == 0);
    return Outcome.of(
        "%d credits used of plan %s, %d left"
            .formatted(
                screenplay.credits(),
                usage.required("plan").asString(),
                usage.required("credits").required("available").asLong()));
  }

  Outcome notifications() {
    var expected = new TreeSet<>(List.of("film.generated.v1", "publishing.post-published.v1"));
    Eventually.get(
        "notifications", expected, PATIENCE, this::types, it -> it.containsAll(expected));
    long unread =
        client.get(trip.inWorkspace("/notifications/unread-count")).required("unread").asLong();
    Unexpected.unlessEqual("unread", 2L, unread);
    return Outcome.of(unread + " unread");
  }

  private TreeSet<String> types() {
    var types = new TreeSet<String>();
    for (JsonNode item : client.get(trip.inWorkspace("/notifications")).required("items")) {
      types.add(item.required("type").asString());
    }
    return types;
  }

  private BigDecimal cost() {
    return BigDecimal.valueOf(screenplay.credits(), 2);
  }

  private boolean isCost(JsonNode usd) {
    return new BigDecimal(usd.asString()).compareTo(cost()) == 0;
  }
}
