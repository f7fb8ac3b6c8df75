/** Builds what changed; compiled alone by {@code ./run}, hence on the JDK only. */
@NullMarked
package io.marquee.local.build;

import org.jspecify.annotations.NullMarked;
