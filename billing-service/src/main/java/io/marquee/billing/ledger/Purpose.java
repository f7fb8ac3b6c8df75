package io.marquee.billing.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a booking is for.
 *
 * @param workspaceId whose share it is
 * @param projectId the project that it counts towards
 * @param reservationId the reservation that it moves
 * @param reference what the reservation is for
 */
public record Purpose(
    UUID workspaceId, @Nullable UUID projectId, UUID reservationId, UUID reference) {}
