/** Tells the others what became of a workspace. */
@NullMarked
package io.marquee.workspace.workspace.messaging;

import org.jspecify.annotations.NullMarked;
