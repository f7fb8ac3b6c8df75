/** Tests of the package. */
@NullMarked
package io.marquee.tenancy.schema;

import org.jspecify.annotations.NullMarked;
