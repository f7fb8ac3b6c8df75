/** Events to partners: endpoints, deliveries, attempts. */
@NullMarked
package io.marquee.notification.webhook;

import org.jspecify.annotations.NullMarked;
