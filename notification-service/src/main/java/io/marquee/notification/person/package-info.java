/** Whom to tell: people, their addresses and their workspaces. */
@NullMarked
package io.marquee.notification.person;

import org.jspecify.annotations.NullMarked;
