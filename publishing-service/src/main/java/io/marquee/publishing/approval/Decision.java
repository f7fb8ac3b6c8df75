package io.marquee.publishing.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said at a stage.
 *
 * @param by who
 * @param comment why, null where none is needed
 * @param onBehalfOfClient whether the house said it for its client
 */
record Decision(UUID by, @Nullable String comment, boolean onBehalfOfClient) {}
