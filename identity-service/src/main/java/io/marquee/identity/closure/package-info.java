/** People who are shut out by those who run the system, or leave for good. */
@NullMarked
package io.marquee.identity.closure;

import org.jspecify.annotations.NullMarked;
