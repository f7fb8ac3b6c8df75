/** Tests of the package of the same name. */
@NullMarked
package io.marquee.web.idempotency;

import org.jspecify.annotations.NullMarked;
