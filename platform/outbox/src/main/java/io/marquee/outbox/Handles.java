package io.marquee.outbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of an {@link EventConsumer} that takes one type of event: its first parameter is a
 * record of the topic, or the topic's interface for all that have no method of their own, or {@link
 * Tombstone}. A second parameter of type {@link EventEnvelope} is optional.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Handles {}
