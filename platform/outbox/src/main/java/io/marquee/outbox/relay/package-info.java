/** Carries the outbox to Kafka: one leader per service, on embedded Debezium. */
@NullMarked
package io.marquee.outbox.relay;

import org.jspecify.annotations.NullMarked;
