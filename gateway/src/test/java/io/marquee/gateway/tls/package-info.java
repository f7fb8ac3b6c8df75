/** Certificates for tests, and what is said in TLS. */
@NullMarked
package io.marquee.gateway.tls;

import org.jspecify.annotations.NullMarked;
