package io.marquee.events.purge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is still there of a purged workspace.
 *
 * @param what which data, and where it lies
 * @param why what keeps it
 * @param until when it is gone at the latest; null while a law, and not a time, decides
 */
public record RemainingData(String what, String why, @Nullable Instant until) {}
