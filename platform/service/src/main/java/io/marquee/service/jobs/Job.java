package io.marquee.service.jobs;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work for later. A subclass is a bean with a unique name; {@link Jobs#schedule} stores
 * one piece of it together with the tenant, and some instance of the service runs it when it is
 * due, with that tenant bound. A piece runs at least once: when its process dies it is taken up
 * again, so {@link #run} must tolerate that it has run before.
 *
 * @param <T> what a piece of work needs to know; stored as JSON
 */
public abstract class Job<T> {

  private final String name;
  private final Class<T> dataType;

  /**
   * Names the kind of work.
   *
   * @param name unique in the service and never changed, since stored pieces refer to it
   * @param dataType the class of a piece's data
   */
  protected Job(String name, Class<T> dataType) {
    this.name = name;
    this.dataType = dataType;
  }

  /**
   * Does one piece of work. No transaction is open; the tenant is bound.
   *
   * @param id the piece's id
   * @param data the piece's data
   * @throws Exception when it failed; {@link #retryAfter} decides what then
   */
  public abstract void run(String id, T data) throws Exception;

  /**
   * When to try again after a failure: by default after 1, 2, 4 … seconds, at most five minutes,
   * without end.
   *
   * @param failures how often in a row it has failed, at least 1
   * @return how long to wait, or empty to give up
   */
  public Optional<Duration> retryAfter(int failures) {
    return Optional.of(Duration.ofSeconds(Math.min(300, 1L << Math.min(failures - 1, 9))));
  }

  /**
   * When to try again, where that depends on what went wrong. By default it does not.
   *
   * @param failures how often in a row it has failed, at least 1
   * @param cause the failure, null when it was not told
   * @return how long to wait, or empty to give up
   */
  public Optional<Duration> retryAfter(int failures, @Nullable Throwable cause) {
    return retryAfter(failures);
  }

  /**
   * Called once when a piece is given up, with the tenant bound.
   *
   * @param id the piece's id
   * @param data the piece's data
   * @param cause the last failure, null when it was not told
   */
  public void gaveUp(String id, T data, @Nullable Throwable cause) {}

  final String name() {
    return name;
  }

  final Class<T> dataType() {
    return dataType;
  }
}
