/**
 * Archives that become workspaces: checked whole, then taken in by every service, or not at all.
 */
@NullMarked
package io.marquee.workspace.importing;

import org.jspecify.annotations.NullMarked;
