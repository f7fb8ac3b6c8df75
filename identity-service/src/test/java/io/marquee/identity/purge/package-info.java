/** Tests. */
@NullMarked
package io.marquee.identity.purge;

import org.jspecify.annotations.NullMarked;
