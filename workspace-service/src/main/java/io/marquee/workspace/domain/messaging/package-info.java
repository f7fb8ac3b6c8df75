/** Tells the others which domains lead to which workspace. */
@NullMarked
package io.marquee.workspace.domain.messaging;

import org.jspecify.annotations.NullMarked;
