/** The part of the generation saga that is played here. */
@NullMarked
package io.marquee.billing.generation;

import org.jspecify.annotations.NullMarked;
