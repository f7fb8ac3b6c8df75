/** Who may enter all workspaces of an account, as identity-service tells. */
@NullMarked
package io.marquee.workspace.grant;

import org.jspecify.annotations.NullMarked;
