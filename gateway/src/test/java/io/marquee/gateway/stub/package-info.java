/** Services that answer what a test wants to see. */
@NullMarked
package io.marquee.gateway.stub;

import org.jspecify.annotations.NullMarked;
