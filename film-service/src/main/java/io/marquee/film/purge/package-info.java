/** What vanishes with a workspace besides its rows. */
@NullMarked
package io.marquee.film.purge;

import org.jspecify.annotations.NullMarked;
