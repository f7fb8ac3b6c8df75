/** The store of files alone. */
@NullMarked
package io.marquee.film.storage;

import org.jspecify.annotations.NullMarked;
