/** A real PostgreSQL from its own binaries, durable, with the databases of the services. */
@NullMarked
package io.marquee.local.postgres;

import org.jspecify.annotations.NullMarked;
