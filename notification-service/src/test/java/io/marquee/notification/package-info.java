/** Notification-service as people, partners and neighbours see it. */
@NullMarked
package io.marquee.notification;

import org.jspecify.annotations.NullMarked;
