/** A small service with real servers around it, on which the tests of this module run. */
@NullMarked
package io.marquee.outbox.testing;

import org.jspecify.annotations.NullMarked;
