/** Workspaces that were deleted for good: every service is asked to forget them, and answers. */
@NullMarked
package io.marquee.workspace.purge;

import org.jspecify.annotations.NullMarked;
