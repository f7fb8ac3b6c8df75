/** Secrets: how they are made, and how they are kept. */
@NullMarked
package io.marquee.identity.secret;

import org.jspecify.annotations.NullMarked;
