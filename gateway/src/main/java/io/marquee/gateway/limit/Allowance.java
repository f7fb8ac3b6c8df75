package io.marquee.gateway.limit;

import java.time.Duration;

/**
 * What a caller has left.
 *
 * @param granted whether the request that was asked for is let through
 * @param policy whose limit it is: a tier, {@code key} or {@code address}
 * @param limit requests in a minute
 * @param remaining requests that could follow at once
 * @param fullInSeconds time after which the whole limit is there again
 * @param again time after which the next request is let through, zero when this one was
 */
public record Allowance(
    boolean granted,
    String policy,
    int limit,
    long remaining,
    long fullInSeconds,
    Duration again) {}
