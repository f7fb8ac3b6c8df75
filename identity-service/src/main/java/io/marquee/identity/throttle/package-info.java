/** How often something may be tried: not forbidden, but slower and slower. */
@NullMarked
package io.marquee.identity.throttle;

import org.jspecify.annotations.NullMarked;
