package io.marquee.bench;

/** Carries rows to Kafka, in a process of its own; may be started again after it was stopped. */
interface Carrier {
  /** Begins; returns when it runs. */
  void start() throws Exception;

  /** Ends in order, so that a next start goes on where this one came. */
  void stop() throws Exception;

  /** For one that does not write to Kafka: waits until it has seen a row. */
  default void awaitFirst() throws Exception {}

  /** The same: until it has seen all rows. */
  default void awaitRows() throws Exception {}
}
