/** The permissions over HTTP. */
@NullMarked
package io.marquee.identity.access.web;

import org.jspecify.annotations.NullMarked;
