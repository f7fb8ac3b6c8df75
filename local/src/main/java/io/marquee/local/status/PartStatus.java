package io.marquee.local.status;

import io.marquee.local.supervisor.PartState;
import java.util.List;

/**
 * One process, measured now.
 *
 * @param healthy whether it answers at this moment
 * @param pid 0 when it does not run
 * @param memoryBytes proportional set size, with its children
 * @param restarts since the suite was started
 */
public record PartStatus(
    String name,
    boolean healthy,
    PartState state,
    List<Integer> ports,
    long pid,
    long memoryBytes,
    double cpuSeconds,
    long uptimeSeconds,
    int restarts) {}
