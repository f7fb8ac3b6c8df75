/** Passkeys: keys on somebody's devices that sign what we ask, instead of a password. */
@NullMarked
package io.marquee.identity.passkey;

import org.jspecify.annotations.NullMarked;
