/** Tells people what happened, in the console and by mail, and partners by signed webhooks. */
@NullMarked
package io.marquee.notification;

import org.jspecify.annotations.NullMarked;
