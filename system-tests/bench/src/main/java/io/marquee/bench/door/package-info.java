/** What the door promises when parts of it fail or change: identity and gateways, two of each. */
@NullMarked
package io.marquee.bench.door;

import org.jspecify.annotations.NullMarked;
