/** Measures what the settings of Kafka's clients rest on. */
@NullMarked
package io.marquee.outbox.kafka;

import org.jspecify.annotations.NullMarked;
