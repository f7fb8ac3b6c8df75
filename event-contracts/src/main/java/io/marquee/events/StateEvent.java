package io.marquee.events;

/**
 * An event that carries the whole current state of its aggregate. Its topic is compacted: only the
 * newest event per key is kept, and a tombstone (a record without payload) says that the aggregate
 * is gone.
 */
public interface StateEvent extends Event {}
