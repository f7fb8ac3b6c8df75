/** Lists of libraries and of weaknesses, as others write them. */
@NullMarked
package io.marquee.local.dependencies;

import org.jspecify.annotations.NullMarked;
