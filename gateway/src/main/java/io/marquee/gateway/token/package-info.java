/** Access tokens: whether identity-service signed them, and for whom. */
@NullMarked
package io.marquee.gateway.token;

import org.jspecify.annotations.NullMarked;
