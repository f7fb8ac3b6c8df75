package io.marquee.notification.webhook;

import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Makes one delivery, with the tries that Standard Webhooks recommends. 2xx succeeds; everything
 * else, redirects included, is tried again; 410 disables the endpoint, and so does failing for five
 * days on end.
 */
@Component
class DeliverWebhook extends Job<DeliverWebhook.Work> {

  /** What to deliver. */
  record Work(UUID deliveryId) {}

  private static final Duration DISABLED_AFTER = Duration.ofDays(5);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  private final Jobs jobs;
  private final Deliveries deliveries;
  private final WebhookEndpoints endpoints;
  private final WebhookSecrets secrets;
  private final WebhookClient client;
  private final Clock clock;

  DeliverWebhook(
      @Lazy Jobs jobs,
      Deliveries deliveries,
      WebhookEndpoints endpoints,
      WebhookSecrets secrets,
      WebhookClient client,
      Clock clock) {
    super("deliver-webhook", Work.class);
    this.jobs = jobs;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.client = client;
    this.clock = clock;
  }

  void later(UUID deliveryId) {
    jobs.schedule(this, deliveryId.toString(), new Work(deliveryId), clock.instant());
  }

  @Override
  public void run(String id, Work work) throws DeliveryFailed {
    var delivery = deliveries.find(work.deliveryId()).orElse(null);
    if (delivery == null || delivery.status() != Deliveries.Status.PENDING) return;
    var endpoint = endpoints.get(delivery.endpointId());
    if (endpoint.status() == WebhookEndpoints.Status.DISABLED) {
      deliveries.mark(delivery.id(), Deliveries.Status.FAILED, null);
      return;
    }
    String secret = secrets.decrypt(endpoint.id(), endpoint.sealedSecret());
    Instant started = clock.instant();
    UUID attempt = deliveries.start(delivery.id(), started);
    WebhookClient.Answer answer;
    try {
      answer = client.send(endpoint.url(), secret, delivery.eventId(), delivery.payload());
    } catch (IOException | IllegalArgumentException unanswered) {
      String detail = String.valueOf(unanswered.getMessage());
      deliveries.finish(attempt, millisSince(started), null, "unanswered", detail);
      throw failed(endpoint, "no answer: " + detail, null);
    }
    deliveries.finish(attempt, millisSince(started), answer.status(), "answered", answer.body());
    if (answer.status() / 100 == 2) {
      deliveries.mark(delivery.id(), Deliveries.Status.SUCCEEDED, null);
      endpoints.succeeded(endpoint.id());
    } else if (answer.status() == 410) {
      deliveries.mark(delivery.id(), Deliveries.Status.FAILED, null);
      endpoints.disable(endpoint.id());
    } else {
      boolean mayAsk = answer.status() == 429 || answer.status() == 503;
      throw failed(endpoint, "status " + answer.status(), mayAsk ? answer.retryAfter() : null);
    }
  }

  @Override
  public Optional<Duration> retryAfter(int failures, @Nullable Throwable cause) {
    if (failures > PAUSES.size()) return Optional.empty();
    Duration pause = PAUSES.get(failures - 1);
    if (cause instanceof DeliveryFailed failed && failed.retryAfter != null) {
      Duration asked = failed.retryAfter;
      return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }
    // Up to a tenth later, so that what failed together does not come back together.
    return Optional.of(
        pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10 + 1)));
  }

  @Override
  public void gaveUp(String id, Work work, @Nullable Throwable cause) {
    deliveries.mark(work.deliveryId(), Deliveries.Status.FAILED, null);
  }

  private DeliveryFailed failed(
      WebhookEndpoints.Endpoint endpoint, String what, @Nullable Duration retryAfter) {
    Instant now = clock.instant();
    if (endpoints.failed(endpoint.id(), now).plus(DISABLED_AFTER).isBefore(now)) {
      endpoints.disable(endpoint.id());
    }
    return new DeliveryFailed(endpoint.url() + ": " + what, retryAfter);
  }

  private long millisSince(Instant started) {
    return Duration.between(started, clock.instant()).toMillis();
  }

  /** A try failed, and there may be another one. */
  static final class DeliveryFailed extends Exception {
    private final transient @Nullable Duration retryAfter;

    DeliveryFailed(String message, @Nullable Duration retryAfter) {
      super(message, null, false, false);
      this.retryAfter = retryAfter;
    }
  }
}
