/** The web console's session: its refresh token lies in a cookie that no script can read. */
@NullMarked
package io.marquee.gateway.console;

import org.jspecify.annotations.NullMarked;
