/** Tells notification-service which mails to send, sealed. */
@NullMarked
package io.marquee.identity.mail.messaging;

import org.jspecify.annotations.NullMarked;
