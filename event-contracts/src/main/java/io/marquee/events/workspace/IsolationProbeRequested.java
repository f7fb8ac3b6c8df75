package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * Every service shall attack its own database now, that workspace's rows included, and report.
 *
 * @param probeId the probe
 * @param workspaceId the workspace
 */
@EventName("workspace.isolation-probe-requested.v1")
public record IsolationProbeRequested(UUID probeId, UUID workspaceId) implements ProbeEvent {}
