/** Tests of what is known of films. */
@NullMarked
package io.marquee.publishing.film;

import org.jspecify.annotations.NullMarked;
