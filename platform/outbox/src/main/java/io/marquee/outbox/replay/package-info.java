/** What was said is heard again, because an operator wants it. */
@NullMarked
package io.marquee.outbox.replay;

import org.jspecify.annotations.NullMarked;
