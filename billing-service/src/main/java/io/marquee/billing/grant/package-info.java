/** Who decides over an account besides its owner, as identity-service tells. */
@NullMarked
package io.marquee.billing.grant;

import org.jspecify.annotations.NullMarked;
