/** Tests. */
@NullMarked
package io.marquee.workspace.statistics;

import org.jspecify.annotations.NullMarked;
