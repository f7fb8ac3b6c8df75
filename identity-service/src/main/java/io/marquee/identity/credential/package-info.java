/** Another password: chosen by who knows the old one, or by who reads the mails of the address. */
@NullMarked
package io.marquee.identity.credential;

import org.jspecify.annotations.NullMarked;
