/** Tests of this package. */
@NullMarked
package io.marquee.outbox;

import org.jspecify.annotations.NullMarked;
