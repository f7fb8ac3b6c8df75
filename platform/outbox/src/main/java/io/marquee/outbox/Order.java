package io.marquee.outbox;

/**
 * How a listener takes events of one aggregate that come out of order. They come in order, except
 * that an event which the relay had lost is sent later, after its successors.
 */
public enum Order {
  /**
   * Only the newest state counts: an event older than the last one heard of its aggregate is
   * skipped. Right for listeners that copy state.
   */
  LATEST,
  /** Every event counts and their order does not. Right for sums, notices and idempotent facts. */
  COMMUTATIVE,
  /**
   * Every event counts, in order: an event that comes too early is kept, with all that follow of
   * its aggregate, until the missing one was heard.
   */
  STRICT
}
