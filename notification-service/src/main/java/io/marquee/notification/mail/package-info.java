/** Notices by mail, sent later and tried again. */
@NullMarked
package io.marquee.notification.mail;

import org.jspecify.annotations.NullMarked;
