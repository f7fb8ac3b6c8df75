/** How the platform talks to Kafka: the settings of its clients, and the topics it makes. */
@NullMarked
package io.marquee.outbox.kafka;

import org.jspecify.annotations.NullMarked;
