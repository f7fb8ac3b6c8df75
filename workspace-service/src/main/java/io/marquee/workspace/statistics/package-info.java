/** What is going on in a workspace, summed up from events as they come. */
@NullMarked
package io.marquee.workspace.statistics;

import org.jspecify.annotations.NullMarked;
