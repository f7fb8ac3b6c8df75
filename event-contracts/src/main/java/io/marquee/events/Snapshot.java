package io.marquee.events;

/**
 * An event that tells everything that the earlier events of its aggregate told, for projections
 * that are rebuilt. Nothing has happened: whoever has heard the others passes it over, and so must
 * listeners of other makes. It takes a number of its aggregate like any event.
 */
public interface Snapshot {}
