/** What was asked of somebody and waits for its answer, once and for minutes. */
@NullMarked
package io.marquee.identity.challenge;

import org.jspecify.annotations.NullMarked;
