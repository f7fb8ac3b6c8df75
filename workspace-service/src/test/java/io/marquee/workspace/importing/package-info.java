/** Tests of what reads archives. */
@NullMarked
package io.marquee.workspace.importing;

import org.jspecify.annotations.NullMarked;
