/** What billing tells of plans. */
@NullMarked
package io.marquee.identity.seat.messaging;

import org.jspecify.annotations.NullMarked;
