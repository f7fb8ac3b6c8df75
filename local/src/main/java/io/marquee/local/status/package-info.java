/** What runs, how well, and what it costs. */
@NullMarked
package io.marquee.local.status;

import org.jspecify.annotations.NullMarked;
