/** What the services are made of, and whether any of it is overdue for repair. */
@NullMarked
package io.marquee.local.dependencies;

import org.jspecify.annotations.NullMarked;
