package io.marquee.events.billing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * An account's plan and credits as they are now.
 *
 * @param accountId the account
 * @param plan {@code individual}, {@code team}, {@code agency} …
 * @param status {@code trialing}, {@code active}, {@code past_due} or {@code cancelled}
 * @param creditsAvailable credits neither used nor held
 * @param creditsIncluded credits of the current period
 * @param periodEnd when the current period ends
 * @param storageGb storage included, in GB
 * @param seats members included
 */
@EventName("billing.entitlements.v1")
public record EntitlementsState(
    UUID accountId,
    String plan,
    String status,
    long creditsAvailable,
    long creditsIncluded,
    Instant periodEnd,
    long storageGb,
    int seats)
    implements EntitlementsEvent {}
