/** What comes in from an archive, and what of it must not happen by itself. */
@NullMarked
package io.marquee.publishing.archive;

import org.jspecify.annotations.NullMarked;
