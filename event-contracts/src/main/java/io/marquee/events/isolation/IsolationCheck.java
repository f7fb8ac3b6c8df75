package io.marquee.events.isolation;

import java.util.List;

/**
 * One kind of attempt to see or change what belongs to somebody else.
 *
 * @param name what was tried, such as {@code catalog}, {@code strangers}, {@code canaries} or
 *     {@code connections}
 * @param attempts how often
 * @param breaches a sentence for each attempt that was not refused; no other tenant's name is in it
 */
public record IsolationCheck(String name, int attempts, List<String> breaches) {}
