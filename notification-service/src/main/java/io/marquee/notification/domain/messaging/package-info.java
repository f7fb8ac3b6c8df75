/** Hears of customers' domains. */
@NullMarked
package io.marquee.notification.domain.messaging;

import org.jspecify.annotations.NullMarked;
