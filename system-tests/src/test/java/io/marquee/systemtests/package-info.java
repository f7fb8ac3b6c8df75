/** The whole suite from outside: through the gateway, as clients, partners and strangers see it. */
@NullMarked
package io.marquee.systemtests;

import org.jspecify.annotations.NullMarked;
