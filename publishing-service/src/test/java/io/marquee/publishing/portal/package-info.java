/** What clients see, and what they do not. */
@NullMarked
package io.marquee.publishing.portal;

import org.jspecify.annotations.NullMarked;
