/** What a workspace leaves in the books of its account. */
@NullMarked
package io.marquee.billing.purge;

import org.jspecify.annotations.NullMarked;
