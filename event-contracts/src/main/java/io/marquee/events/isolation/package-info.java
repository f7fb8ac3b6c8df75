/** What every service says of how it keeps tenants apart. */
@NullMarked
package io.marquee.events.isolation;

import org.jspecify.annotations.NullMarked;
