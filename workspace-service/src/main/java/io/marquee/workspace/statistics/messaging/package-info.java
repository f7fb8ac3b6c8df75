/** Hears what the other services did. */
@NullMarked
package io.marquee.workspace.statistics.messaging;

import org.jspecify.annotations.NullMarked;
