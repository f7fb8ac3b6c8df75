/** Hears that a workspace is to vanish. */
@NullMarked
package io.marquee.notification.purge.messaging;

import org.jspecify.annotations.NullMarked;
