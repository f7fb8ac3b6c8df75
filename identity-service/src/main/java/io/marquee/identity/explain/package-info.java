/** Why somebody may do something or not, and what would change with another role. */
@NullMarked
package io.marquee.identity.explain;

import org.jspecify.annotations.NullMarked;
