package io.marquee.service.isolation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When nobody asks.
 *
 * @param scheduled whether probes run by themselves
 * @param every the pause between one and the next
 */
@ConfigurationProperties("marquee.isolation-probe")
record ProbeSettings(
    @DefaultValue("true") boolean scheduled, @DefaultValue("15m") Duration every) {}
