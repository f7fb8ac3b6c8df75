package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A partner subscribes, and later has heard. */
record WebhookSteps(Client client, Trip trip, WebhookReceiver receiver) {
  private static final List<String> TYPES =
      List.of("film.generated.v1", "publishing.post-published.v1");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Outcome subscribe() {
    var answer =
        client.post(
            trip.inWorkspace("/webhooks"),
            Map.of(
                "url", receiver.url(), "event_types", TYPES, "description", "The demo's partner"),
            201);
    trip.keep("webhook_id", answer.required("id").asString());
    receiver.trust(answer.required("secret").asString());
    return Outcome.of(String.join(", ", TYPES) + " to " + receiver.url());
  }

  Outcome verify() {
    Eventually.get("webhooks received", TYPES, PATIENCE, this::types, it -> it.containsAll(TYPES));
    Unexpected.unlessEqual("webhooks with a wrong signature", List.of(), receiver.refusals());
    for (Map.Entry<String, JsonNode> webhook : receiver.received().entrySet()) {
      JsonNode event = webhook.getValue();
      Unexpected.unlessEqual("specversion", "1.0", event.path("specversion").asString(""));
      Unexpected.unlessEqual("webhook-id", webhook.getKey(), event.path("id").asString(""));
      Unexpected.unlessEqual(
          "workspace", trip.get("workspace_id"), event.path("workspace").asString(""));
    }
    return Outcome.of(receiver.received().size() + " events, each with a valid signature");
  }

  private Set<String> types() {
    return receiver.received().values().stream()
        .map(event -> event.path("type").asString(""))
        .collect(Collectors.toSet());
  }
}
