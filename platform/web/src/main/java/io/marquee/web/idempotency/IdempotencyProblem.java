package io.marquee.web.idempotency;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be wrong with an <code>Idempotency-Key</code>. */
class IdempotencyProblem extends MarqueeProblem {
  private IdempotencyProblem(
      int status, String code, String title, String detail, @Nullable String remedy) {
    super(status, code, title, detail, remedy);
  }

  static IdempotencyProblem keyInvalid() {
    return new IdempotencyProblem(
        400,
        "idempotency_key_invalid",
        "Idempotency key not valid",
        "Idempotency-Key must be 1 to 255 visible ASCII characters.",
        "Send a random UUID.");
  }

  static IdempotencyProblem inFlight() {
    return new IdempotencyProblem(
        409,
        "idempotency_in_flight",
        "Still at work",
        "A request with this Idempotency-Key is being carried out.",
        "Send the same request again after the time in Retry-After to get its answer.") {
      @Override
      public Duration retryAfter() {
        return Duration.ofSeconds(1);
      }
    };
  }

  static IdempotencyProblem keyReused() {
    return new IdempotencyProblem(
        422,
        "idempotency_key_reused",
        "Idempotency key reused",
        "This Idempotency-Key was used for a request with another body, query or If-Match.",
        "Use a new key for every new request.");
  }

  static IdempotencyProblem answerLost() {
    return new IdempotencyProblem(
        409,
        "idempotency_answer_lost",
        "Carried out before",
        "The request with this Idempotency-Key was carried out; its answer cannot be repeated.",
        "Read the resource to see what came of it.");
  }

  static IdempotencyProblem bodyTooLarge() {
    return new IdempotencyProblem(
        413,
        "payload_too_large",
        "Payload too large",
        "A request with an Idempotency-Key can have at most 10 MB.",
        "Send less at once, or send it without Idempotency-Key.");
  }
}
