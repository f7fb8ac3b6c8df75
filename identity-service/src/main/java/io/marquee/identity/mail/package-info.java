/** Mails to single people: what is to be said to whom; notification-service writes and sends it. */
@NullMarked
package io.marquee.identity.mail;

import org.jspecify.annotations.NullMarked;
