/** Projects that films may belong to, as workspace-service told us. */
@NullMarked
package io.marquee.film.project;

import org.jspecify.annotations.NullMarked;
