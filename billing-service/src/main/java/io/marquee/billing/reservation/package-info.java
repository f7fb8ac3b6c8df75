/** Credits held for a piece of work until it is known what it used. */
@NullMarked
package io.marquee.billing.reservation;

import org.jspecify.annotations.NullMarked;
