/** Say it once, hear it once: the outbox, its relay to Kafka, and the inbox of every listener. */
@NullMarked
package io.marquee.outbox;

import org.jspecify.annotations.NullMarked;
