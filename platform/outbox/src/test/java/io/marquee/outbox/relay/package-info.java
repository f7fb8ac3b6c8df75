/** Tests of this package. */
@NullMarked
package io.marquee.outbox.relay;

import org.jspecify.annotations.NullMarked;
