package io.marquee.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are carried. The defaults suit a laptop and production alike.
 *
 * @param relay whether this process may carry the outbox to Kafka
 * @param listen whether this process hears events
 * @param replicationFactor copies of each topic that is made; 3 where there are three brokers
 * @param lease how long a relay leads after its last sign of life; another takes over afterwards
 * @param reconcileEvery how often the relay's work is checked
 * @param retryFor how long a failed event is tried again often; then ever more seldom for an hour
 * @param listenConnections how many of the service's connections all its listeners together use
 * @param keepOutbox how long what was said stays in the outbox, for audit and replay: 7 days or
 *     more; by whole days (UTC), so up to a day longer
 */
@ConfigurationProperties("marquee.events")
public record EventSettings(
    @DefaultValue("true") boolean relay,
    @DefaultValue("true") boolean listen,
    @DefaultValue("1") short replicationFactor,
    @DefaultValue("3s") Duration lease,
    @DefaultValue("5s") Duration reconcileEvery,
    @DefaultValue("10s") Duration retryFor,
    @DefaultValue("4") int listenConnections,
    @DefaultValue("7d") Duration keepOutbox) {}
