package io.marquee.service.jobs;

import java.time.Instant;

/** Work for later. Called inside a transaction, a piece is stored with it or not at all. */
public interface Jobs {

  /**
   * Stores a piece of work for the current tenant. A piece of the same kind and id that is still
   * waiting is replaced; beside or after one that is running another is run.
   *
   * @param job the kind of work
   * @param id names the piece within its kind, such as the id of what it is about
   * @param data what it needs to know
   * @param at when it is due; the past means at once
   * @param <T> the data's type
   */
  <T> void schedule(Job<T> job, String id, T data, Instant at);

  /**
   * Takes back a piece that is still waiting. One that runs already, or is not there, is left
   * alone.
   *
   * @param job the kind of work
   * @param id the piece's id
   */
  void cancel(Job<?> job, String id);
}
