/** Hears of memberships. */
@NullMarked
package io.marquee.workspace.member.messaging;

import org.jspecify.annotations.NullMarked;
