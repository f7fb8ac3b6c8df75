/**
 * Whom people bring along: a device that holds passkeys, and another provider with their browser
 * there.
 */
@NullMarked
package io.marquee.identity.outside;

import org.jspecify.annotations.NullMarked;
