/** Hears of grants. */
@NullMarked
package io.marquee.workspace.grant.messaging;

import org.jspecify.annotations.NullMarked;
