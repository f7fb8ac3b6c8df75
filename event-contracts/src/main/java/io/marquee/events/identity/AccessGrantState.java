package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do in every workspace of an account, or in every workspace there is. A user may
 * have several, and be a member besides; what one of them allows is allowed.
 *
 * @param grantId the grant
 * @param userId who has it
 * @param scope {@code account} or {@code system}
 * @param accountId the account whose workspaces it reaches, null for {@code system}
 * @param role {@code account_admin} or {@code account_viewer} for an account, {@code system_admin}
 *     or {@code staff} for the system
 * @param permissions what it allows, such as {@code films:write}
 */
@EventName("identity.access-grant.v1")
public record AccessGrantState(
    UUID grantId,
    UUID userId,
    String scope,
    @Nullable UUID accountId,
    String role,
    List<String> permissions)
    implements AccessGrantEvent {}
