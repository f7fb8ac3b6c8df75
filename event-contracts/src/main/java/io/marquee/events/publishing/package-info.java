/** Events that publishing-service publishes. */
@NullMarked
package io.marquee.events.publishing;

import org.jspecify.annotations.NullMarked;
