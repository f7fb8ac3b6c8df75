/** What the state topics say about members, workspaces and ended sessions, in memory. */
@NullMarked
package io.marquee.gateway.directory;

import org.jspecify.annotations.NullMarked;
