package io.marquee.outbox;

import io.marquee.events.Event;

/**
 * A topic that this service publishes to although it is called after another: declared as a bean by
 * what every service shares. All other topics are called after the one service that publishes to
 * them.
 *
 * @param topic its sealed interface
 */
public record CommonTopic(Class<? extends Event> topic) {}
