package io.marquee.identity.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys follow one another.
 *
 * @param every how long a key signs
 * @param ahead how long it is published before it signs: longer than verifiers keep the keys that
 *     they have fetched (five minutes) and replicas theirs (one)
 * @param slack how long it stays published after its last token has died, for clocks that differ
 */
@ConfigurationProperties("marquee.identity.signing-keys")
record RotationSettings(
    @DefaultValue("30d") Duration every,
    @DefaultValue("10m") Duration ahead,
    @DefaultValue("5m") Duration slack) {}
