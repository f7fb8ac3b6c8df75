/** Asks the services to forget a workspace, and hears their answers. */
@NullMarked
package io.marquee.workspace.purge.messaging;

import org.jspecify.annotations.NullMarked;
