/** Tests. */
@NullMarked
package io.marquee.local.postgres;

import org.jspecify.annotations.NullMarked;
