/** Tests of the package. */
@NullMarked
package io.marquee.tenancy.move;

import org.jspecify.annotations.NullMarked;
