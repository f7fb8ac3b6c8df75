/** Hears that a workspace is to vanish. */
@NullMarked
package io.marquee.billing.purge.messaging;

import org.jspecify.annotations.NullMarked;
