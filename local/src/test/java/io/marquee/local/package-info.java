/** The launcher as a whole. */
@NullMarked
package io.marquee.local;

import org.jspecify.annotations.NullMarked;
