/** Tests of what is made for containers. */
@NullMarked
package io.marquee.local.compose;

import org.jspecify.annotations.NullMarked;
