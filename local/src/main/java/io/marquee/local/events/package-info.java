/** What operators do with events, over the services' management ports. */
@NullMarked
package io.marquee.local.events;

import org.jspecify.annotations.NullMarked;
