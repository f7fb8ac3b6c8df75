/** What can be subscribed to, and what it includes. */
@NullMarked
package io.marquee.billing.plan;

import org.jspecify.annotations.NullMarked;
