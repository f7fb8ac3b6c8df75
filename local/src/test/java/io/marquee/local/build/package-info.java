/** Tests. */
@NullMarked
package io.marquee.local.build;

import org.jspecify.annotations.NullMarked;
