package io.marquee.publishing.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a workspace's approvals.
 *
 * @param id the same over changes of the flow
 * @param name what it is called
 * @param audience who decides
 * @param dueInHours how long that may take, null for any time
 */
public record Stage(UUID id, String name, Audience audience, @Nullable Integer dueInHours) {}
