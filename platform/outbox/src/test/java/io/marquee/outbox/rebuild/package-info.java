/** Tests of rebuilds. */
@NullMarked
package io.marquee.outbox.rebuild;

import org.jspecify.annotations.NullMarked;
