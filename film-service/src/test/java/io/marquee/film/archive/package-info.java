/** What films give to archives. */
@NullMarked
package io.marquee.film.archive;

import org.jspecify.annotations.NullMarked;
