/** What an account may still use, for others to keep a copy of. */
@NullMarked
package io.marquee.billing.entitlements;

import org.jspecify.annotations.NullMarked;
