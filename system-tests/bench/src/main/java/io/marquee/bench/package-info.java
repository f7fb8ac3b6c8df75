/** Measures the outbox beside its peers and its limits: {@code ./run bench}. */
@NullMarked
package io.marquee.bench;

import org.jspecify.annotations.NullMarked;
