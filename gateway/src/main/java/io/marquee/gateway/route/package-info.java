/** Which paths exist, which service answers them and what a caller needs for them. */
@NullMarked
package io.marquee.gateway.route;

import org.jspecify.annotations.NullMarked;
