/** What every service says of where it keeps a workspace's rows. */
@NullMarked
package io.marquee.events.placement;

import org.jspecify.annotations.NullMarked;
