/** Tests of replays. */
@NullMarked
package io.marquee.outbox.replay;

import org.jspecify.annotations.NullMarked;
