/** Tests of how often something may be tried. */
@NullMarked
package io.marquee.identity.throttle;

import org.jspecify.annotations.NullMarked;
