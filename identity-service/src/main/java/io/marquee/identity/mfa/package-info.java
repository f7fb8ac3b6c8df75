/** The second factor: an authenticator app, and recovery codes for the day its device is lost. */
@NullMarked
package io.marquee.identity.mfa;

import org.jspecify.annotations.NullMarked;
