package io.marquee.notification.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Event;
import io.marquee.outbox.EventEnvelope;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores a delivery for every endpoint of the current workspace that wants the event. */
@Component
public class TellPartners {

  private final WebhookEndpoints endpoints;
  private final Deliveries deliveries;
  private final DeliverWebhook deliverWebhook;
  private final JsonMapper json;
  private final Clock clock;
  private final Audit audit;

  TellPartners(
      WebhookEndpoints endpoints,
      Deliveries deliveries,
      DeliverWebhook deliverWebhook,
      JsonMapper json,
      Clock clock,
      Audit audit) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.deliverWebhook = deliverWebhook;
    this.json = json;
    this.clock = clock;
    this.audit = audit;
  }

  /** The payload is a CloudEvent in JSON, with the id that every service knows the event by. */
  @Transactional
  public void run(Event event, EventEnvelope envelope) {
    if (!EventTypes.isOffered(envelope.type())) return;
    var wanting = endpoints.wanting(envelope.type());
    if (wanting.isEmpty()) return;
    var cloudEvent = new LinkedHashMap<String, Object>();
    cloudEvent.put("specversion", "1.0");
    cloudEvent.put("id", envelope.id());
    cloudEvent.put("type", envelope.type());
    cloudEvent.put("source", envelope.source());
    cloudEvent.put("time", envelope.time());
    cloudEvent.put("subject", envelope.subject());
    if (envelope.workspaceId() != null) cloudEvent.put("workspace", envelope.workspaceId());
    cloudEvent.put("datacontenttype", "application/json");
    cloudEvent.put("data", event);
    String payload = json.writeValueAsString(cloudEvent);
    for (var endpoint : wanting) store(endpoint.id(), envelope.id(), envelope.type(), payload);
  }

  /** Sends an example, to see whether the endpoint hears and can verify it. */
  @Transactional
  UUID test(UUID endpointId) {
    var endpoint = endpoints.get(endpointId);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    String payload =
        json.writeValueAsString(
            Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "type",
                "webhook.test.v1",
                "source",
                "/marquee/notification",
                "time",
                clock.instant(),
                "data",
                Map.of("webhook_id", endpoint.id())));
    store(endpoint.id(), id, "webhook.test.v1", payload);
    audit.noted("tested", AuditFacts.of("webhook", endpointId));
    return id;
  }

  private void store(UUID endpointId, UUID eventId, String type, String payload) {
    deliveries
        .add(endpointId, eventId, type, payload, clock.instant())
        .ifPresent(deliverWebhook::later);
  }
}
