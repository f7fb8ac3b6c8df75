/** Hears events: each takes effect once, in order, and what cannot is put aside. */
@NullMarked
package io.marquee.outbox.inbox;

import org.jspecify.annotations.NullMarked;
