/** Archives with all that a workspace has in every service, to be carried away. */
@NullMarked
package io.marquee.workspace.export;

import org.jspecify.annotations.NullMarked;
