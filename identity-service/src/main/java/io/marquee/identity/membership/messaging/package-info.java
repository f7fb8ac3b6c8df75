/** What workspace-service tells, and what others hear of memberships. */
@NullMarked
package io.marquee.identity.membership.messaging;

import org.jspecify.annotations.NullMarked;
