/** How a workspace's rows are kept apart in every service, and how that is changed. */
@NullMarked
package io.marquee.workspace.isolation;

import org.jspecify.annotations.NullMarked;
