/** Keeps the maps and the rules of the house true. */
@NullMarked
package io.marquee.architecture;

import org.jspecify.annotations.NullMarked;
