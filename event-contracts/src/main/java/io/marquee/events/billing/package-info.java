/** Events that billing-service publishes. */
@NullMarked
package io.marquee.events.billing;

import org.jspecify.annotations.NullMarked;
