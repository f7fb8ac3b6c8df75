/** What other services hear of assets. */
@NullMarked
package io.marquee.film.asset.messaging;

import org.jspecify.annotations.NullMarked;
