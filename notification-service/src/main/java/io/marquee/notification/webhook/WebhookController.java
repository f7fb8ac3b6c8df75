package io.marquee.notification.webhook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.web.Etag;
import io.marquee.web.FieldError;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints and their deliveries over HTTP. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/webhooks")
@Requires("webhooks:manage")
@Tag(name = "Webhooks", description = "Signed events to partners, after Standard Webhooks.")
class WebhookController {

  private final WebhookEndpoints endpoints;
  private final Deliveries deliveries;
  private final DeliverWebhook deliverWebhook;
  private final TellPartners tellPartners;
  private final WebhookSecrets secrets;
  private final Clock clock;
  private final Audit audit;

  WebhookController(
      WebhookEndpoints endpoints,
      Deliveries deliveries,
      DeliverWebhook deliverWebhook,
      TellPartners tellPartners,
      WebhookSecrets secrets,
      Clock clock,
      Audit audit) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.deliverWebhook = deliverWebhook;
    this.tellPartners = tellPartners;
    this.secrets = secrets;
    this.clock = clock;
    this.audit = audit;
  }

  record NewWebhook(
      @NotBlank @Size(max = 2000) String url,
      @NotEmpty @Size(max = 50) List<String> eventTypes,
      @Size(max = 500) @Nullable String description) {}

  /**
   * An endpoint.
   *
   * @param secret what deliveries are signed with; shown once, when it is made
   */
  record WebhookView(
      UUID id,
      String url,
      String description,
      List<String> eventTypes,
      WebhookEndpoints.Status status,
      @Nullable Instant failingSince,
      Instant createdAt,
      @Nullable String secret) {}

  record DeliveryView(
      UUID id,
      UUID eventId,
      String eventType,
      Deliveries.Status status,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      @JsonRawValue String payload,
      List<Deliveries.Attempt> attempts) {}

  /** The secret, shown once. */
  record Secret(String secret) {}

  /** The id of the event that was sent. */
  record TestSent(UUID eventId) {}

  @PostMapping
  @Transactional
  public ResponseEntity<WebhookView> create(
      @PathVariable UUID workspaceId, @Valid @RequestBody NewWebhook request) {
    check(request);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    String secret = secrets.create();
    endpoints.add(
        id,
        request.url(),
        request.description() == null ? "" : request.description(),
        List.copyOf(request.eventTypes()),
        secrets.encrypt(id, secret),
        clock.instant());
    return ResponseEntity.created(URI.create("/api/v1/w/%s/webhooks/%s".formatted(workspaceId, id)))
        .body(view(endpoints.get(id), secret));
  }

  @GetMapping
  Page<WebhookView> list(Paging paging) {
    return endpoints.list(paging).map(endpoint -> view(endpoint, null));
  }

  @GetMapping("/{id}")
  ResponseEntity<WebhookView> get(@PathVariable UUID id) {
    var endpoint = endpoints.get(id);
    return Etag.ok(view(endpoint, null), endpoint.version());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id, IfMatch seen) {
    endpoints.remove(id, seen);
  }

  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TestSent test(@PathVariable UUID id) {
    return new TestSent(tellPartners.test(id));
  }

  @PostMapping("/{id}/enable")
  ResponseEntity<WebhookView> enable(@PathVariable UUID id) {
    endpoints.enable(id);
    return get(id);
  }

  @PostMapping("/{id}/rotate-secret")
  Secret rotateSecret(@PathVariable UUID id) {
    String secret = secrets.create();
    endpoints.changeSecret(id, secrets.encrypt(id, secret));
    return new Secret(secret);
  }

  @GetMapping("/{id}/deliveries")
  Page<DeliveryView> deliveries(@PathVariable UUID id, Paging paging) {
    endpoints.get(id);
    return deliveries.list(id, paging).map(this::view);
  }

  @PostMapping("/{id}/deliveries/{deliveryId}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Transactional
  public void resend(@PathVariable UUID id, @PathVariable UUID deliveryId) {
    var delivery =
        deliveries
            .find(deliveryId)
            .filter(found -> found.endpointId().equals(id))
            .orElseThrow(() -> new DeliveryNotFound(deliveryId));
    deliveries.mark(delivery.id(), Deliveries.Status.PENDING, clock.instant());
    deliverWebhook.later(delivery.id());
    audit.noted("delivery_resent", AuditFacts.of("webhook", id).with("delivery_id", deliveryId));
  }

  private static void check(NewWebhook request) {
    var errors = new ArrayList<FieldError>();
    if (!isHttp(request.url())) {
      errors.add(
          new FieldError("/url", "url_invalid", "must be an absolute http or https address"));
    }
    for (int i = 0; i < request.eventTypes().size(); i++) {
      String type = request.eventTypes().get(i);
      if (!type.equals("*") && !EventTypes.isOffered(type)) {
        errors.add(
            new FieldError(
                "/event_types/" + i,
                "event_type_unknown",
                "is not offered; GET /api/v1/event-types lists what is"));
      }
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
  }

  private static boolean isHttp(String url) {
    try {
      var address = new URI(url);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private DeliveryView view(Deliveries.Delivery delivery) {
    return new DeliveryView(
        delivery.id(),
        delivery.eventId(),
        delivery.eventType(),
        delivery.status(),
        delivery.createdAt(),
        delivery.nextAttemptAt(),
        delivery.payload(),
        deliveries.attempts(delivery.id()));
  }

  private static WebhookView view(WebhookEndpoints.Endpoint endpoint, @Nullable String secret) {
    return new WebhookView(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.status(),
        endpoint.failingSince(),
        endpoint.createdAt(),
        secret);
  }
}
