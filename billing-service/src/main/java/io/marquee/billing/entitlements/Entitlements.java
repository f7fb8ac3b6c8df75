package io.marquee.billing.entitlements;

import java.time.Instant;
import java.util.UUID;

/**
 * What an account may use now.
 *
 * @param plan code of its plan
 * @param creditsAvailable neither used nor held
 * @param creditsIncluded in the current period
 * @param storageGb storage in GB
 * @param seats members
 */
record Entitlements(
    UUID accountId,
    String plan,
    String status,
    long creditsAvailable,
    long creditsIncluded,
    Instant periodEnd,
    long storageGb,
    int seats) {}
