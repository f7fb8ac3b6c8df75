/** What every service says of the parts that it gave to archives of workspaces. */
@NullMarked
package io.marquee.events.archive;

import org.jspecify.annotations.NullMarked;
