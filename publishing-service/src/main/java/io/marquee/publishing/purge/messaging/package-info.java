/** Hears that a workspace is to vanish. */
@NullMarked
package io.marquee.publishing.purge.messaging;

import org.jspecify.annotations.NullMarked;
