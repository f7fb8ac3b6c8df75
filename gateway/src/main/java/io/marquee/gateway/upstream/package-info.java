/** The way to the services: time limits, circuit breakers, retries of safe calls. */
@NullMarked
package io.marquee.gateway.upstream;

import org.jspecify.annotations.NullMarked;
