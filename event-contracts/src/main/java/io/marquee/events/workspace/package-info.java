/** Events that workspace-service publishes. */
@NullMarked
package io.marquee.events.workspace;

import org.jspecify.annotations.NullMarked;
