/** Moves of workspaces, with the other services played. */
@NullMarked
package io.marquee.workspace.isolation;

import org.jspecify.annotations.NullMarked;
