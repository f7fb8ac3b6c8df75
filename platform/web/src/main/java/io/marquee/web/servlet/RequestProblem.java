package io.marquee.web.servlet;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure that any request can have, whatever it is about. */
class RequestProblem extends MarqueeProblem {
  private RequestProblem(
      int status,
      String code,
      String title,
      String detail,
      @Nullable String remedy,
      List<FieldError> errors) {
    super(status, code, title, detail, remedy, errors);
  }

  static MarqueeProblem malformedJson(String detail, List<FieldError> errors) {
    return new RequestProblem(
        400,
        "malformed_json",
        "Malformed JSON",
        detail,
        "Send a body that is JSON (RFC 8259) in UTF-8.",
        errors);
  }

  static MarqueeProblem bodyMissing() {
    return new RequestProblem(
        400,
        "body_missing",
        "Body missing",
        "This request needs a body.",
        "Send a JSON object.",
        List.of());
  }

  static MarqueeProblem notFound() {
    return ofStatus(404);
  }

  static MarqueeProblem internal() {
    return ofStatus(500);
  }

  static MarqueeProblem concurrentChange() {
    return new RequestProblem(
        409,
        "concurrent_change",
        "Changed meanwhile",
        "Another request changed the same thing at the same time.",
        "Read it again and repeat the request if it still makes sense.",
        List.of());
  }

  static MarqueeProblem unavailable() {
    return new RequestProblem(
        503,
        "temporarily_unavailable",
        "Temporarily unavailable",
        "Something that this request needs cannot be reached at the moment.",
        "Send the request again after the time in Retry-After.",
        List.of()) {
      @Override
      public Duration retryAfter() {
        return Duration.ofSeconds(2);
      }
    };
  }

  /** The problem for a status that the framework chose. */
  static MarqueeProblem ofStatus(int status) {
    return switch (status) {
      case 400 -> plain(400, "malformed_request", "Malformed request", "The request is malformed.");
      case 404 -> plain(404, "not_found", "Not found", "There is nothing at this address.");
      case 405 ->
          plain(
              405,
              "method_not_allowed",
              "Method not allowed",
              "This address does not take this method; Allow names those that it takes.");
      case 406 ->
          plain(
              406,
              "not_acceptable",
              "Not acceptable",
              "The answer does not exist in a media type that Accept names.");
      case 413 -> plain(413, "payload_too_large", "Payload too large", "The body is too large.");
      case 415 ->
          plain(
              415,
              "unsupported_media_type",
              "Unsupported media type",
              "The body's Content-Type is not one that this address reads.");
      case 503 -> unavailable();
      default ->
          status >= 500
              ? new RequestProblem(
                  status,
                  "internal_error",
                  "Internal error",
                  "Something went wrong on our side.",
                  "Try again; if it stays, tell us the trace_id.",
                  List.of())
              : plain(status, "request_refused", "Request refused", "The request was refused.");
    };
  }

  private static MarqueeProblem plain(int status, String code, String title, String detail) {
    return new RequestProblem(status, code, title, detail, null, List.of());
  }
}
