/** Workspaces and their projects, and what is going on in them. */
@NullMarked
package io.marquee.workspace;

import org.jspecify.annotations.NullMarked;
