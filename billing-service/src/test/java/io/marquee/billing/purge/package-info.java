/** Tests. */
@NullMarked
package io.marquee.billing.purge;

import org.jspecify.annotations.NullMarked;
