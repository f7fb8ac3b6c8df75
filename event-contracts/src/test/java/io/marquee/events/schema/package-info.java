/** Writes the schemas of the contracts, and sees to it that they only grow. */
@NullMarked
package io.marquee.events.schema;

import org.jspecify.annotations.NullMarked;
