package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user's place in a workspace.
 *
 * @param membershipId the membership
 * @param workspaceId the workspace
 * @param userId the member
 * @param role name of the role, such as {@code owner}
 * @param permissions what the role allows, such as {@code films:write}
 * @param since when the user joined
 */
@EventName("identity.membership.v1")
public record MembershipState(
    UUID membershipId,
    UUID workspaceId,
    UUID userId,
    String role,
    List<String> permissions,
    Instant since)
    implements MembershipEvent {}
