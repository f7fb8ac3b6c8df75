/** The tenants themselves: made, changed, deleted softly, restored. */
@NullMarked
package io.marquee.workspace.workspace;

import org.jspecify.annotations.NullMarked;
