package io.marquee.gateway.door;

import io.marquee.gateway.route.Rule;
import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The gateway's own answers to requests that it does not pass on. */
public final class Refusal extends MarqueeProblem {

  private final @Nullable Duration retryAfter;
  private final HttpHeaders headers = new HttpHeaders();

  private Refusal(
      int status,
      String code,
      String title,
      String detail,
      @Nullable String remedy,
      @Nullable Duration retryAfter) {
    super(status, code, title, detail, remedy);
    this.retryAfter = retryAfter;
  }

  static Refusal pathRefused(String fault) {
    return new Refusal(
        400, "path_refused", "Bad request", fault, "Send the path in its plain form.", null);
  }

  static Refusal headerRefused(String fault) {
    return new Refusal(400, "header_refused", "Bad request", fault, null, null);
  }

  static Refusal headersTooLarge(int limit) {
    return new Refusal(
        431,
        "headers_too_large",
        "Headers too large",
        "The headers are longer than " + limit + " bytes.",
        "Send fewer or shorter headers.",
        null);
  }

  static Refusal bodyTooLarge(long limit) {
    Refusal refusal =
        new Refusal(
            413,
            "body_too_large",
            "Body too large",
            "The body is longer than " + limit + " bytes.",
            "Upload files as assets: their bytes go to the address that the API gives.",
            null);
    refusal.headers.set(HttpHeaders.CONNECTION, "close"); // rather than read the rest of it
    return refusal;
  }

  /** Seen in metrics alone: whoever sent it has gone. */
  static Refusal bodyBrokenOff() {
    return new Refusal(
        400,
        "body_broken_off",
        "Bad request",
        "The connection ended before the body did.",
        "Send the request again.",
        null);
  }

  static Refusal bodyTooSlow(Duration limit) {
    Refusal refusal =
        new Refusal(
            408,
            "body_too_slow",
            "Request timeout",
            "The body did not come within " + limit.toSeconds() + " seconds.",
            "Send the request again over a better connection.",
            null);
    refusal.headers.set(HttpHeaders.CONNECTION, "close"); // the rest of it is still to come
    return refusal;
  }

  static Refusal lengthRequired(long limit) {
    Refusal refusal =
        new Refusal(
            411,
            "length_required",
            "Length required",
            "Without a Content-Length the body may have at most " + limit + " bytes.",
            "Send the Content-Length.",
            null);
    refusal.headers.set(HttpHeaders.CONNECTION, "close");
    return refusal;
  }

  static Refusal unknownPath() {
    return new Refusal(
        404,
        "path_not_found",
        "Not found",
        "There is nothing at this path.",
        "See /docs for what there is.",
        null);
  }

  static Refusal methodNotAllowed(Collection<String> allowed) {
    Refusal refusal =
        new Refusal(
            405,
            "method_not_allowed",
            "Method not allowed",
            "This path answers " + String.join(", ", allowed) + ".",
            null,
            null);
    refusal.headers.set(HttpHeaders.ALLOW, String.join(", ", allowed));
    return refusal;
  }

  /** The same words for a workspace that does not exist and for another's. */
  static Refusal noSuchWorkspace(String id) {
    return new Refusal(
        404, "workspace_not_found", "Not found", "There is no workspace " + id + ".", null, null);
  }

  static Refusal provisioning(UUID id) {
    return again(
        503,
        "workspace_provisioning",
        "Workspace not ready",
        "The workspace " + id + " is being made, which takes some seconds.",
        1);
  }

  static Refusal permissionMissing(String permission) {
    return new Refusal(
        403,
        "permission_missing",
        "Permission missing",
        "This needs the permission " + permission + ".",
        "Ask an administrator of the workspace for a role with " + permission + ".",
        null);
  }

  /** Tells a person's client how to go on (RFC 9470). */
  static Refusal stepUpRequired(Duration within) {
    Refusal refusal =
        new Refusal(
            403,
            "step_up_required",
            "Proof required",
            "This needs a proof of who you are from the last " + within.toMinutes() + " minutes.",
            "Prove it with POST /api/v1/auth/step-up, and send this again with the new token.",
            null);
    refusal.headers.set(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer realm=\"marquee\", error=\"insufficient_user_authentication\", max_age="
            + within.toSeconds());
    return refusal;
  }

  static Refusal noApiKeys() {
    return new Refusal(
        403,
        "person_needed",
        "A person is needed",
        "This cannot be done with an API key.",
        "Log in as a person with the permission and do it then.",
        null);
  }

  static Refusal tooManyRequests(int limit, Duration wait) {
    return new Refusal(
        429,
        "rate_limited",
        "Too many requests",
        "More than " + limit + " requests in a minute.",
        "Send the request again after the time in Retry-After.",
        wait);
  }

  static Refusal unknownHost() {
    return new Refusal(
        421,
        "unknown_host",
        "Misdirected request",
        "Nothing is served under this name.",
        "Verify the domain in the workspace's settings, or call the platform by its own name.",
        null);
  }

  static Refusal notReady() {
    return again(503, "starting", "Not ready", "The gateway is still reading who may do what.", 1);
  }

  static Refusal directoryStale(Rule rule) {
    String what = rule.is(Rule.Mark.SENSITIVE) ? "do this" : "go on";
    return again(
        503,
        "directory_stale",
        "Not available",
        "The gateway has not heard for a while who may do what, and cannot " + what + ".",
        5);
  }

  /** The service was not reached: nothing happened there. */
  public static Refusal serviceUnavailable(String service, long seconds) {
    return again(
        503,
        "service_unavailable",
        "Service unavailable",
        "The service " + service + " does not answer at the moment.",
        seconds);
  }

  /** The service has the request, and has not answered in time. */
  public static Refusal serviceTimeout(String service) {
    return outcomeUnknown(
        504, "service_timeout", "The service " + service + " has not answered in time.");
  }

  /** The service has the request, and broke off. */
  public static Refusal serviceBrokeOff(String service) {
    return outcomeUnknown(
        502, "service_broke_off", "The service " + service + " broke off before it answered.");
  }

  static Refusal ofStatus(int status, String title) {
    return new Refusal(
        status, "http_" + status, title, "The request cannot be answered.", null, null);
  }

  private static Refusal again(int status, String code, String title, String detail, long wait) {
    return new Refusal(
        status,
        code,
        title,
        detail,
        "Send the request again after the time in Retry-After.",
        Duration.ofSeconds(wait));
  }

  private static Refusal outcomeUnknown(int status, String code, String detail) {
    return new Refusal(
        status,
        code,
        "Outcome unknown",
        detail,
        "Send it again with the same Idempotency-Key: it is done once.",
        Duration.ofSeconds(1));
  }

  /** Further headers of the answer. */
  HttpHeaders headers() {
    return headers;
  }

  @Override
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this; // a refusal is an answer, not a fault of ours
  }
}
