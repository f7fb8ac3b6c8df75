/** Starts the parts in the order of their needs, keeps them running and ends them. */
@NullMarked
package io.marquee.local.supervisor;

import org.jspecify.annotations.NullMarked;
