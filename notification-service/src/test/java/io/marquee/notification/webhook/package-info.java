/** The parts of webhooks alone. */
@NullMarked
package io.marquee.notification.webhook;

import org.jspecify.annotations.NullMarked;
