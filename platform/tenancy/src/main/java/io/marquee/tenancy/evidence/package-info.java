/** Proves on a running service's own database that tenants are kept apart. */
@NullMarked
package io.marquee.tenancy.evidence;

import org.jspecify.annotations.NullMarked;
