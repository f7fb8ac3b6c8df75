/** Workspaces on their way between shared tables and schemas of their own. */
@NullMarked
package io.marquee.tenancy.move;

import org.jspecify.annotations.NullMarked;
