/** What {@code ./run bench gateway} measures: the gateway beside its peers and its limit. */
@NullMarked
package io.marquee.gateway.bench;

import org.jspecify.annotations.NullMarked;
