/** A person's stay on one device: from log-in to its end, with rotating refresh tokens. */
@NullMarked
package io.marquee.identity.session;

import org.jspecify.annotations.NullMarked;
