/** An account's plan, from its trial on. */
@NullMarked
package io.marquee.billing.subscription;

import org.jspecify.annotations.NullMarked;
