/** What was used lately, within bounds. */
@NullMarked
package io.marquee.gateway.recent;

import org.jspecify.annotations.NullMarked;
