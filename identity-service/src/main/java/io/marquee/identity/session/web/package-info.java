/** Logging in and out, sessions, and proving who one is, over HTTP. */
@NullMarked
package io.marquee.identity.session.web;

import org.jspecify.annotations.NullMarked;
