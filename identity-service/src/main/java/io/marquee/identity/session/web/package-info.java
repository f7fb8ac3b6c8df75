/** Log-in, sessions and passwords over HTTP. */
@NullMarked
package io.marquee.identity.session.web;

import org.jspecify.annotations.NullMarked;
