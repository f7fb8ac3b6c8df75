/** What vanishes with a workspace besides its rows. */
@NullMarked
package io.marquee.publishing.purge;

import org.jspecify.annotations.NullMarked;
