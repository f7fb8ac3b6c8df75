/** Whose an address is: who answers a mail that was sent there. */
@NullMarked
package io.marquee.identity.verification;

import org.jspecify.annotations.NullMarked;
