/** Who belongs to which workspace, in which role. */
@NullMarked
package io.marquee.identity.membership;

import org.jspecify.annotations.NullMarked;
