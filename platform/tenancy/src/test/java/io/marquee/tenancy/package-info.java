/** The tenancy's promises, against a real PostgreSQL. */
@NullMarked
package io.marquee.tenancy;

import org.jspecify.annotations.NullMarked;
