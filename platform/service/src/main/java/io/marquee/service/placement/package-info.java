/** Takes workspaces where they are to lie, when asked by an event, and says how far it came. */
@NullMarked
package io.marquee.service.placement;

import org.jspecify.annotations.NullMarked;
