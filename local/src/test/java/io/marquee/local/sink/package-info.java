/** Tests. */
@NullMarked
package io.marquee.local.sink;

import org.jspecify.annotations.NullMarked;
