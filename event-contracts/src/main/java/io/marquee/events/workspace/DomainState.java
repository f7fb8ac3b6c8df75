package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * A domain leads to a workspace. There is a tombstone when it does no more.
 *
 * @param domainId the domain
 * @param workspaceId the workspace
 * @param accountId who pays for it
 * @param host the name in lower-case ASCII (RFC 5890), such as {@code films.example.com}
 * @param verifiedAt when it was verified first
 */
@EventName("workspace.domain.v1")
public record DomainState(
    UUID domainId, UUID workspaceId, UUID accountId, String host, Instant verifiedAt)
    implements DomainEvent {}
