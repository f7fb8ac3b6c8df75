/** Shutting people out and leaving over HTTP. */
@NullMarked
package io.marquee.identity.closure.web;

import org.jspecify.annotations.NullMarked;
