/** The public halves of the keys over HTTP. */
@NullMarked
package io.marquee.identity.token.web;

import org.jspecify.annotations.NullMarked;
