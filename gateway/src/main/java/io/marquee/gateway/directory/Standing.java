package io.marquee.gateway.directory;

import java.util.UUID;

/**
 * Somebody's place in a workspace as the gateway knows it now.
 *
 * @param workspaceId the workspace
 * @param accountId who pays for it
 * @param deleted whether it was deleted and can still be restored
 * @param provisioning whether its schemas are still being made, so that nobody may enter yet
 * @param grant role and permissions there
 */
public record Standing(
    UUID workspaceId, UUID accountId, boolean deleted, boolean provisioning, Grant grant) {}
