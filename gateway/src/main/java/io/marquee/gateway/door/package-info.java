/** What every request passes before a service sees it, and how it is turned away. */
@NullMarked
package io.marquee.gateway.door;

import org.jspecify.annotations.NullMarked;
