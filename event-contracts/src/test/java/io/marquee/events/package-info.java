/** Holds the contracts to what others rely on. */
@NullMarked
package io.marquee.events;

import org.jspecify.annotations.NullMarked;
