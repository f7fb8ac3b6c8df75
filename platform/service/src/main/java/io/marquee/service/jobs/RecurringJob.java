package io.marquee.service.jobs;

import java.time.Duration;

/**
 * Work that is done again and again, by one instance of the service at a time. No tenant is bound:
 * it looks after tables of the schema {@code service}, and binds a tenant for each thing that it
 * then does.
 */
public abstract class RecurringJob {

  private final String name;
  private final Duration every;

  /**
   * Names the work.
   *
   * @param name unique in the service and never changed
   * @param every the pause between the end of one run and the next
   */
  protected RecurringJob(String name, Duration every) {
    this.name = name;
    this.every = every;
  }

  /**
   * Does the work once.
   *
   * @throws Exception when it failed; it is tried again after the usual pause
   */
  public abstract void run() throws Exception;

  final String name() {
    return name;
  }

  final Duration every() {
    return every;
  }
}
