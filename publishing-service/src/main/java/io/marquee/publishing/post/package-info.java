/** Messages planned for some social accounts, and what became of each. */
@NullMarked
package io.marquee.publishing.post;

import org.jspecify.annotations.NullMarked;
