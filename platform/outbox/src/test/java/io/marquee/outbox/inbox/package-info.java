/** Tests of this package. */
@NullMarked
package io.marquee.outbox.inbox;

import org.jspecify.annotations.NullMarked;
