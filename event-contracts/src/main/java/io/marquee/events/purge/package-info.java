/** What every service says of the workspaces that it purged. */
@NullMarked
package io.marquee.events.purge;

import org.jspecify.annotations.NullMarked;
