/** The way to other providers and back, in a browser. */
@NullMarked
package io.marquee.identity.external.web;

import org.jspecify.annotations.NullMarked;
