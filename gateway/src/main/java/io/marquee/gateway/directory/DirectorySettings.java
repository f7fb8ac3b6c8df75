package io.marquee.gateway.directory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway trusts what it heard, and waits for what it has yet to hear.
 *
 * @param probe how often it asks Kafka whether it has heard everything
 * @param stale for how long it serves on when Kafka does not answer
 * @param staleSensitive the same for rules that are sensitive
 * @param rebuildAfter silence after which tombstones may have been missed, and all is read again
 * @param young age up to which an unknown workspace may be one whose event is still on its way
 * @param patience for how long a request waits for such a workspace
 * @param waitingPerUser requests of one user that may wait at the same time
 * @param tokenLife the longest life of an access token, and of the knowledge that it was revoked
 */
@ConfigurationProperties("marquee.gateway.directory")
record DirectorySettings(
    @DefaultValue("2s") Duration probe,
    @DefaultValue("5m") Duration stale,
    @DefaultValue("60s") Duration staleSensitive,
    @DefaultValue("1h") Duration rebuildAfter,
    @DefaultValue("30s") Duration young,
    @DefaultValue("2s") Duration patience,
    @DefaultValue("8") int waitingPerUser,
    @DefaultValue("1h") Duration tokenLife) {}
