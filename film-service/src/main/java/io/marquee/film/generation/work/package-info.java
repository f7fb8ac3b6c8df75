/** The workers that render: they claim jobs, keep them by a lease, and survive each other. */
@NullMarked
package io.marquee.film.generation.work;

import org.jspecify.annotations.NullMarked;
