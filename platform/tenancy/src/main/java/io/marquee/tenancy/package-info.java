/** The current workspace: what it is, and the doors at which it is bound. */
@NullMarked
package io.marquee.tenancy;

import org.jspecify.annotations.NullMarked;
