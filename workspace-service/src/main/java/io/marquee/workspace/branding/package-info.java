/** How a workspace looks to its own clients: colours, names, images. */
@NullMarked
package io.marquee.workspace.branding;

import org.jspecify.annotations.NullMarked;
