/** Notices. */
@NullMarked
package io.marquee.notification.inapp;

import org.jspecify.annotations.NullMarked;
