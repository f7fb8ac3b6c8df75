/** Which passwords are good enough, and how they are kept. */
@NullMarked
package io.marquee.identity.password;

import org.jspecify.annotations.NullMarked;
