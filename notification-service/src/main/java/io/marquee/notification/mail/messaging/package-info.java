/** Hears which mails others want sent. */
@NullMarked
package io.marquee.notification.mail.messaging;

import org.jspecify.annotations.NullMarked;
