/** What clients see: what was submitted to them, and nothing of the house behind it. */
@NullMarked
package io.marquee.publishing.portal;

import org.jspecify.annotations.NullMarked;
