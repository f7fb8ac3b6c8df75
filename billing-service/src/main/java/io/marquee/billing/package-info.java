/** Plans, subscriptions, credits and what was used: who pays what. */
@NullMarked
package io.marquee.billing;

import org.jspecify.annotations.NullMarked;
