package io.marquee.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway treats the services.
 *
 * @param connect time to connect
 * @param answer time until an answer begins; rules that stream have no limit
 * @param idle after which an unused connection is closed, before the service closes it
 * @param connections most connections to one service, streams included
 * @param retries further tries of GET and HEAD when a service cannot be reached
 * @param retryPause before a further try, doubled each time
 * @param open for how long a service that keeps failing is left alone
 */
@ConfigurationProperties("marquee.gateway.upstream")
record UpstreamSettings(
    @DefaultValue("1s") Duration connect,
    @DefaultValue("30s") Duration answer,
    @DefaultValue("10s") Duration idle,
    @DefaultValue("2000") int connections,
    @DefaultValue("2") int retries,
    @DefaultValue("100ms") Duration retryPause,
    @DefaultValue("2s") Duration open) {}
