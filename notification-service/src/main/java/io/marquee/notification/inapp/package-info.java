/** Notices in the console: what happened, who has read it. */
@NullMarked
package io.marquee.notification.inapp;

import org.jspecify.annotations.NullMarked;
