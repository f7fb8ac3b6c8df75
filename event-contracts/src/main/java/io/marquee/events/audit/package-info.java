/** What every service says of the changes that it made. */
@NullMarked
package io.marquee.events.audit;

import org.jspecify.annotations.NullMarked;
