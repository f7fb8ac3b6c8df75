/** Hears what partners may subscribe to. */
@NullMarked
package io.marquee.notification.webhook.messaging;

import org.jspecify.annotations.NullMarked;
