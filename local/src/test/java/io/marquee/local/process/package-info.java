/** Tests. */
@NullMarked
package io.marquee.local.process;

import org.jspecify.annotations.NullMarked;
