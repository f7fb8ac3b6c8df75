/** The launcher: {@code ./run} and its commands. */
@NullMarked
package io.marquee.local;

import org.jspecify.annotations.NullMarked;
