/** Hears what people want to know. */
@NullMarked
package io.marquee.notification.inapp.messaging;

import org.jspecify.annotations.NullMarked;
