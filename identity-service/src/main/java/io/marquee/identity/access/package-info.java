/** The permissions, and the roles that hold them. */
@NullMarked
package io.marquee.identity.access;

import org.jspecify.annotations.NullMarked;
