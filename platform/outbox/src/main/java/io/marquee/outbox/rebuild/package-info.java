/** Projections are filled anew beside themselves, compared, and switched, while they serve. */
@NullMarked
package io.marquee.outbox.rebuild;

import org.jspecify.annotations.NullMarked;
