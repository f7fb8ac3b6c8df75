/** Tests. */
@NullMarked
package io.marquee.local.home;

import org.jspecify.annotations.NullMarked;
