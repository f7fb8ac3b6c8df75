/** Workspace-service as its clients and neighbours see it. */
@NullMarked
package io.marquee.workspace;

import org.jspecify.annotations.NullMarked;
