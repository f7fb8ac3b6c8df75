/** Tests. */
@NullMarked
package io.marquee.local.status;

import org.jspecify.annotations.NullMarked;
