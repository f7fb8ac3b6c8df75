package io.marquee.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the client is told about. The failures of a capability extend it; the web edge
 * renders it as an RFC 9457 problem document. Whatever is said here is read by clients: no
 * internals, no other tenant's data.
 */
public abstract class MarqueeProblem extends RuntimeException {
  private final int status;
  private final String code;
  private final String title;
  private final String detail;
  private final @Nullable String remedy;
  private final List<FieldError> errors;

  /**
   * A problem about the request as a whole.
   *
   * @param status the HTTP status
   * @param code stable, snake_case, one per kind of failure; programs branch on it
   * @param title the kind of failure in a few words, the same for every occurrence
   * @param detail what happened this time, in a sentence
   * @param remedy what the client can do about it, in a sentence; null where nothing helps
   */
  protected MarqueeProblem(
      int status, String code, String title, String detail, @Nullable String remedy) {
    this(status, code, title, detail, remedy, List.of());
  }

  /** A problem with parts of the request, which <code>errors</code> points at. */
  protected MarqueeProblem(
      int status,
      String code,
      String title,
      String detail,
      @Nullable String remedy,
      List<FieldError> errors) {
    super(code + ": " + detail);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.remedy = remedy;
    this.errors = List.copyOf(errors);
  }

  /** The HTTP status. */
  public final int status() {
    return status;
  }

  /** The stable code. */
  public final String code() {
    return code;
  }

  /** The kind of failure in a few words. */
  public final String title() {
    return title;
  }

  /** What happened this time. */
  public final String detail() {
    return detail;
  }

  /** What the client can do about it, if anything. */
  public final @Nullable String remedy() {
    return remedy;
  }

  /** The parts of the request that are wrong; empty when it is the whole. */
  public final List<FieldError> errors() {
    return errors;
  }

  /** When trying again makes sense; sent as <code>Retry-After</code> in seconds. Null: not said. */
  public @Nullable Duration retryAfter() {
    return null;
  }
}
