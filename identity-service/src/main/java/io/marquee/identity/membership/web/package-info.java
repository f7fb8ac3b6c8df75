/** Members, and one's own workspaces, over HTTP. */
@NullMarked
package io.marquee.identity.membership.web;

import org.jspecify.annotations.NullMarked;
