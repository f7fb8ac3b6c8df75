/** Hears what workspace-service tells. */
@NullMarked
package io.marquee.publishing.workspace.messaging;

import org.jspecify.annotations.NullMarked;
