/** Who somebody is, and what they may do where. */
@NullMarked
package io.marquee.identity;

import org.jspecify.annotations.NullMarked;
