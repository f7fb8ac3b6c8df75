/** Hears that a workspace is to vanish. */
@NullMarked
package io.marquee.identity.purge.messaging;

import org.jspecify.annotations.NullMarked;
