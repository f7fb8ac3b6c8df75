/** Hears of grants. */
@NullMarked
package io.marquee.billing.grant.messaging;

import org.jspecify.annotations.NullMarked;
