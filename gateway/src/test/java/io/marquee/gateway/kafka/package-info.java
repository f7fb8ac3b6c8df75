/** A real Kafka for tests. */
@NullMarked
package io.marquee.gateway.kafka;

import org.jspecify.annotations.NullMarked;
