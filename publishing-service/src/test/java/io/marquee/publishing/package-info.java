/** Tests of the service as a whole. */
@NullMarked
package io.marquee.publishing;

import org.jspecify.annotations.NullMarked;
