/** TLS that ends at the gateway itself. */
@NullMarked
package io.marquee.gateway.tls;

import org.jspecify.annotations.NullMarked;
