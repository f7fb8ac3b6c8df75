/** What identity-service shows as the last use of an API key. */
@NullMarked
package io.marquee.gateway.keyuse;

import org.jspecify.annotations.NullMarked;
