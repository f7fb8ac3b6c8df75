/** Passkeys over HTTP, in the JSON that browsers speak. */
@NullMarked
package io.marquee.identity.passkey.web;

import org.jspecify.annotations.NullMarked;
