package io.marquee.workspace.isolation;

import io.marquee.workspace.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * How the workspace is kept apart.
 *
 * @param status {@code provisioning} while its schemas are being made
 * @param services those that keep its rows
 * @param move the latest move, null if there was none
 */
record IsolationView(
    Workspace.Isolation isolation,
    Workspace.Status status,
    java.util.Set<String> services,
    @Nullable IsolationMove move) {}
