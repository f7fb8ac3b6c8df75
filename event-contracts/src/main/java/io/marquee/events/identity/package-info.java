/** Events that identity-service publishes. */
@NullMarked
package io.marquee.events.identity;

import org.jspecify.annotations.NullMarked;
