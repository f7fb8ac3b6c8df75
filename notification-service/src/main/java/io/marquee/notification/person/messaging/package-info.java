/** Hears of people and memberships. */
@NullMarked
package io.marquee.notification.person.messaging;

import org.jspecify.annotations.NullMarked;
