/** Workspaces as workspace-service told of them, known before any of them is bound. */
@NullMarked
package io.marquee.publishing.workspace;

import org.jspecify.annotations.NullMarked;
