/**
 * Lets a workspace vanish from a service: rows, stored work and whatever else the service keeps.
 */
@NullMarked
package io.marquee.service.purge;

import org.jspecify.annotations.NullMarked;
