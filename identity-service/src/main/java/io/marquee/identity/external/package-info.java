/** Logging in through another provider, by OpenID Connect. */
@NullMarked
package io.marquee.identity.external;

import org.jspecify.annotations.NullMarked;
