package io.marquee.publishing.post;

import java.util.UUID;

/**
 * A stage of an approval.
 *
 * @param id the stage
 * @param name what it is called
 * @param audience who decides: {@code internal} or {@code client}
 * @param position counted from 0
 */
public record ApprovalStage(UUID id, String name, String audience, int position) {}
