package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The film and its generation, watched live. */
record FilmSteps(Client client, Trip trip, Screenplay screenplay) {
  static final String TITLE = "First light";
  static final List<String> ASPECTS = List.of("16:9", "9:16", "1:1");
  private static final int FEWEST_SHOTS = 6;
  private static final Set<String> OPEN = Set.of("requested", "reserved", "rendering");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  Outcome create() {
    Unexpected.unless(
        screenplay.shots() >= FEWEST_SHOTS, "shots", "at least six", screenplay.shots());
    var film =
        client.post(
            trip.inWorkspace("/films"),
            Map.of(
                "title", TITLE,
                "project_id", trip.get("project_id"),
                "screenplay", screenplay.json()),
            201);
    String id = trip.keep("film_id", film.required("id").asString());
    Unexpected.unlessEqual(
        "shots of the film",
        screenplay.shots(),
        client.get(path(id) + "/shots").required("items").size());
    return Outcome.of(
        "“%s”, %d shots, %.1f s".formatted(TITLE, screenplay.shots(), screenplay.seconds()),
        client.url(path(id)));
  }

  Outcome generate() {
    String film = path(trip.get("film_id"));
    var requested = client.post(film + "/generations", Map.of("variants", ASPECTS), 202);
    String generation =
        film + "/generations/" + trip.keep("generation_id", requested.required("id").asString());
    int events;
    JsonNode ended;
    try (var progress = Progress.watch(client, generation + "/events")) {
      ended =
          Eventually.get(
              "generation",
              "an end",
              PATIENCE,
              () -> client.get(generation),
              it -> !OPEN.contains(it.required("status").asString()));
      events = progress.events();
    }
    Unexpected.unless(
        ended.required("status").asString().equals("succeeded"), "generation", "succeeded", ended);
    Unexpected.unlessEqual(
        "credits used", screenplay.credits(), ended.required("credits_used").asLong());
    Unexpected.unless(events > 0, "progress events", "some", events);
    return Outcome.of(
        "%d variants for %d credits, %d progress events"
            .formatted(ASPECTS.size(), screenplay.credits(), events));
  }

  private String path(String film) {
    return trip.inWorkspace("/films/" + film);
  }
}
