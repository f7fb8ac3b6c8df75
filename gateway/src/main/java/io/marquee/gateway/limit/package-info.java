/** How often a caller may call, counted together with the other replicas. */
@NullMarked
package io.marquee.gateway.limit;

import org.jspecify.annotations.NullMarked;
