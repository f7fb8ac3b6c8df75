/** The door of the house: it authenticates, authorises, stamps the tenant, limits and routes. */
@NullMarked
package io.marquee.gateway;

import org.jspecify.annotations.NullMarked;
