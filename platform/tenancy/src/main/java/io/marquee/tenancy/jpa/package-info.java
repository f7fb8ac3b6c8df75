/** Applies the current workspace to every transaction. */
@NullMarked
package io.marquee.tenancy.jpa;

import org.jspecify.annotations.NullMarked;
