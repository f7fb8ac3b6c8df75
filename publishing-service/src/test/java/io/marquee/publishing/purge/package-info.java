/** What is left of a workspace that vanished. */
@NullMarked
package io.marquee.publishing.purge;

import org.jspecify.annotations.NullMarked;
