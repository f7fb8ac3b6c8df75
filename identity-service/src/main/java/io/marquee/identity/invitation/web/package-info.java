/** Invitations over HTTP, for those who invite and for those who are invited. */
@NullMarked
package io.marquee.identity.invitation.web;

import org.jspecify.annotations.NullMarked;
