/** Tests. */
@NullMarked
package io.marquee.local.supervisor;

import org.jspecify.annotations.NullMarked;
