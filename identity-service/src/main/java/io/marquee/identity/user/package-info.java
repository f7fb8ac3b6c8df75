/** People who can log in. */
@NullMarked
package io.marquee.identity.user;

import org.jspecify.annotations.NullMarked;
