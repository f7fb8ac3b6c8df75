/** A client's journey from sign-up to a published film. */
@NullMarked
package io.marquee.local.demo;

import org.jspecify.annotations.NullMarked;
