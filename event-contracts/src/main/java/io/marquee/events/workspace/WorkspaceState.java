package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as it is now.
 *
 * @param workspaceId the workspace
 * @param accountId who pays
 * @param ownerId the user who owns it
 * @param name name to show
 * @param slug unique within the account
 * @param kind {@code brand}, {@code client}, {@code artist}, {@code music_publisher}, {@code
 *     podcast_network} or {@code agency}
 * @param status {@code provisioning} (its schemas are being made; nobody may enter yet), {@code
 *     active}, {@code archived} or {@code deleted}
 * @param isolation {@code shared} or {@code dedicated}
 * @param storageQuotaGb storage allowed, in GB (10^9 bytes)
 * @param monthlyBudgetUsd budget per calendar month (UTC) in US dollars, null for none
 * @param timeZone IANA zone, such as {@code Europe/Berlin}
 * @param createdAt when it was created
 */
@EventName("workspace.workspace.v1")
public record WorkspaceState(
    UUID workspaceId,
    UUID accountId,
    UUID ownerId,
    String name,
    String slug,
    String kind,
    String status,
    String isolation,
    BigDecimal storageQuotaGb,
    @Nullable BigDecimal monthlyBudgetUsd,
    String timeZone,
    Instant createdAt)
    implements WorkspaceEvent {}
